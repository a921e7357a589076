// The code of rules: whether each holds for a record. Rules of one form, which differ in numbers alone, share it.
#pragma once

#include <llvm/IR/Constants.h>
#include <llvm/IR/Module.h>
#include <llvm/Transforms/Utils/FunctionComparator.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "compiler/native/condition_costs.h"
#include "runtime/native/compiler.h"

namespace carom::native {

/// Rules that get code: enabled ones whose conditions are not too long; in the total order.
[[nodiscard]] std::vector<std::uint32_t> rules_worth_functions(const Source& source, const ConditionCosts& costs);

/// Puts rules into one module. All are borrowed.
class RuleFunctions {
 public:
  RuleFunctions(const Source& source, const ConditionCosts& costs, llvm::Module& module)
      : source_(source), costs_(costs), module_(module) {}

  /// One of rules_worth_functions().
  void add(std::uint32_t rule);
  /// How many functions there are, at most one a rule.
  [[nodiscard]] std::size_t forms() const { return by_hash_.size(); }
  /// Adds the constant `name`, a table::PlacedRules of the rules that were added; call it last.
  llvm::GlobalVariable* place(const std::string& name);

 private:
  struct Placed {
    std::uint32_t rule;
    llvm::Function* function;
    std::size_t first_constant;
  };

  /// `function` or one that does the same, which takes its place.
  llvm::Function* shared(llvm::Function* function);
  llvm::GlobalVariable* add_constants(const std::string& name);

  const Source& source_;
  const ConditionCosts& costs_;
  llvm::Module& module_;
  llvm::GlobalNumberState numbers_;
  std::unordered_multimap<std::uint64_t, llvm::Function*> by_hash_;
  std::vector<Placed> rules_;
  std::vector<std::uint32_t> constants_;
};

}  // namespace carom::native
