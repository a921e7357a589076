// A rule's `when` and `unless` are one conjunction, as in the table (runtime/table/flatten.h).
#include "compiler/native/rule_functions.h"

#include <fmt/format.h>

#include "compiler/native/condition_code.h"
#include "compiler/native/function_type.h"

namespace carom::native {
namespace {

using core::ExprOp;

// Rows of conditions that one function may be written out for; beyond it a rule stays with the table's own test.
constexpr std::uint64_t kMostRowsOfRule = 512;

std::uint64_t size_of(const Source& source, const ConditionCosts& costs, const core::RuleRow& rule) {
  std::uint64_t size = costs.size(rule.when);
  for (const std::uint32_t unless : source.program.unless().subspan(rule.unless.first, rule.unless.count))
    size += costs.size(unless);
  return size;
}

class RuleFunctionWriter {
 public:
  RuleFunctionWriter(const Source& source, const ConditionCosts& costs, llvm::Module& module)
      : source_(source), costs_(costs), module_(module), builder_(module.getContext()) {}

  llvm::Function* add(std::uint32_t rule) {
    const core::RuleRow& row = source_.program.rules()[rule];
    llvm::Function* const function = add_function(module_, fmt::format("rule_{}", rule));
    llvm::BasicBlock* const holds = llvm::BasicBlock::Create(module_.getContext(), "holds", function);
    llvm::BasicBlock* const fails = llvm::BasicBlock::Create(module_.getContext(), "fails", function);
    builder_.SetInsertPoint(llvm::BasicBlock::Create(module_.getContext(), "entry", function, holds));
    parts_.clear();
    require(row.when, true);
    for (const std::uint32_t unless : source_.program.unless().subspan(row.unless.first, row.unless.count))
      require(unless, false);
    ConditionCode(source_, costs_, builder_, function->getArg(0)).branch_on_all(parts_, holds, fails);
    add_return(holds, true);
    add_return(fails, false);
    return function;
  }

 private:
  void add_return(llvm::BasicBlock* block, bool truth) {
    builder_.SetInsertPoint(block);
    builder_.CreateRet(builder_.getInt1(truth));
  }

  void require(std::uint32_t expression, bool wanted) {
    const core::ExprRow& row = source_.program.expressions()[expression];
    const auto children = source_.program.expression_children();
    if (row.op == ExprOp::negate) return require(children[row.children.first], !wanted);
    if (row.op != (wanted ? ExprOp::all_of : ExprOp::any_of)) return parts_.push_back({expression, wanted});
    for (const std::uint32_t child : children.subspan(row.children.first, row.children.count)) require(child, wanted);
  }

  const Source& source_;
  const ConditionCosts& costs_;
  llvm::Module& module_;
  llvm::IRBuilder<> builder_;
  std::vector<ConditionCode::Part> parts_;
};

}  // namespace

std::vector<std::uint32_t> rules_worth_functions(const Source& source, const ConditionCosts& costs) {
  std::vector<std::uint32_t> rules;
  for (std::uint32_t rule = 0; rule < source.program.rules().size(); ++rule) {
    const core::RuleRow& row = source.program.rules()[rule];
    if (row.disabled == 0 && size_of(source, costs, row) <= kMostRowsOfRule) rules.push_back(rule);
  }
  return rules;
}

llvm::Function* add_rule_function(const Source& source, const ConditionCosts& costs, std::uint32_t rule,
                                  llvm::Module& module) {
  return RuleFunctionWriter(source, costs, module).add(rule);
}

}  // namespace carom::native
