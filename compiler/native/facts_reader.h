// Loads from table::RecordFacts, the first argument of a generated rule function.
#pragma once

#include <llvm/IR/IRBuilder.h>

#include <cstddef>
#include <cstdint>

#include "compiler/native/rule_constants.h"
#include "runtime/table/generated_code.h"

namespace carom::native {

class FactsReader {
 public:
  /// `facts` points to RecordFacts. Loads are put where `builder` stands.
  FactsReader(llvm::IRBuilder<>& builder, llvm::Value* facts, RuleConstants& constants)
      : builder_(builder), facts_(facts), constants_(constants) {}

  [[nodiscard]] RuleConstants& constants() { return constants_; }

  [[nodiscard]] llvm::Value* pointer(std::size_t offset, const char* name);
  [[nodiscard]] llvm::Value* word(std::size_t offset, const char* name);    ///< i32
  [[nodiscard]] llvm::Value* byte(std::size_t offset, const char* name);    ///< i8
  [[nodiscard]] llvm::Value* number(std::size_t offset, const char* name);  ///< i64
  /// i1: a byte that is 0 or 1.
  [[nodiscard]] llvm::Value* flag(std::size_t offset, const char* name);

  /// i1: it is known that the predicate holds.
  [[nodiscard]] llvm::Value* is_held(std::uint32_t predicate);
  /// i1: a literal of the pattern occurs; of patterns that a literal decides: it matches.
  [[nodiscard]] llvm::Value* is_found(std::uint32_t pattern);
  /// i1: what RecordTruth says.
  [[nodiscard]] llvm::Value* ask_predicate(std::uint32_t predicate);
  [[nodiscard]] llvm::Value* ask_expression(std::uint32_t expression);

 private:
  llvm::Value* load(llvm::Type* type, std::size_t offset, const char* name);
  /// The row of a table whose rows have `size` bytes; `row` is a constant of the rule.
  llvm::Value* row_of(llvm::Value* table, std::uint32_t row, std::size_t size);
  llvm::Value* call_helper(std::size_t helper, std::uint32_t row, const char* name);

  llvm::IRBuilder<>& builder_;
  llvm::Value* facts_;
  RuleConstants& constants_;
};

}  // namespace carom::native
