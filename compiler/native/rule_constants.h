// The numbers of a rule that its code reads instead of holding them, so that rules of one form share their code.
#pragma once

#include <llvm/IR/IRBuilder.h>

#include <cstdint>
#include <vector>

namespace carom::native {

/// Of one rule: numbered as its code asks for them.
class RuleConstants {
 public:
  /// `at` points to the rule's constants. Loads are put where `builder` stands.
  RuleConstants(llvm::IRBuilder<>& builder, llvm::Value* at) : builder_(builder), at_(at) {}

  [[nodiscard]] llvm::Value* word(std::uint32_t value);  ///< i32
  [[nodiscard]] llvm::Value* wide(std::uint64_t value);  ///< i64: two words, the lower one first

  [[nodiscard]] const std::vector<std::uint32_t>& values() const { return values_; }

 private:
  llvm::Value* load_next(llvm::Type* type);

  llvm::IRBuilder<>& builder_;
  llvm::Value* at_;
  std::vector<std::uint32_t> values_;
};

}  // namespace carom::native
