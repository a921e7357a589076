// Conditions as code inside one function: comparisons without branches, and branches around what costs a call.
#pragma once

#include <llvm/IR/IRBuilder.h>

#include <cstdint>
#include <vector>

#include "compiler/native/condition_costs.h"
#include "compiler/native/facts_reader.h"
#include "runtime/native/compiler.h"

namespace carom::native {

class ConditionCode {
 public:
  ConditionCode(const Source& source, const ConditionCosts& costs, llvm::IRBuilder<>& builder, FactsReader facts)
      : source_(source), costs_(costs), builder_(builder), facts_(facts) {}

  /// A condition and the truth that is wanted of it.
  struct Part {
    std::uint32_t expression = 0;
    bool wanted = true;
  };
  /// Ends the present block: to `holds` if every part is as wanted, else to `fails`.
  void branch_on_all(const std::vector<Part>& parts, llvm::BasicBlock* holds, llvm::BasicBlock* fails);

 private:
  void branch(std::uint32_t expression, llvm::BasicBlock* holds, llvm::BasicBlock* fails);
  void branch_on_parts(const std::vector<Part>& parts, bool all, llvm::BasicBlock* holds, llvm::BasicBlock* fails);
  void branch_on_predicate(std::uint32_t predicate, llvm::BasicBlock* holds, llvm::BasicBlock* fails);
  /// Goes on in a new block where `may_hold` is true, else to `fails`.
  void go_on_if(llvm::Value* may_hold, llvm::BasicBlock* fails);

  /// i1: the truth of a cheap condition.
  llvm::Value* cheap(std::uint32_t expression);
  llvm::Value* cheap_predicate(std::uint32_t predicate);
  llvm::Value* cheap_parts(const core::ExprRow& row);
  /// i1: false only if a predicate that needs a call cannot hold; null: nothing quick is known.
  llvm::Value* may_hold(const core::PredicateRow& predicate);
  llvm::Value* found_patterns(const core::PredicateRow& predicate);

  llvm::BasicBlock* new_block(const char* name);
  [[nodiscard]] std::vector<Part> parts_of(const core::ExprRow& row) const;

  const Source& source_;
  const ConditionCosts& costs_;
  llvm::IRBuilder<>& builder_;
  FactsReader facts_;
};

}  // namespace carom::native
