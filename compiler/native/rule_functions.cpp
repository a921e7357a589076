// A rule's `when` and `unless` are one conjunction, as in the table (runtime/table/flatten.h).
#include "compiler/native/rule_functions.h"

#include <fmt/format.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/StructuralHash.h>

#include "compiler/native/condition_code.h"
#include "compiler/native/function_type.h"
#include "compiler/native/module_constant.h"
#include "compiler/native/rule_constants.h"

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

/// Writes one rule's function.
class RuleFunctionWriter {
 public:
  RuleFunctionWriter(const Source& source, const ConditionCosts& costs, llvm::Function& function)
      : source_(source),
        costs_(costs),
        function_(function),
        builder_(function.getContext()),
        constants_(builder_, function.getArg(1)) {}

  void write(std::uint32_t rule) {
    const core::RuleRow& row = source_.program.rules()[rule];
    llvm::BasicBlock* const entry = add_block("entry");
    llvm::BasicBlock* const holds = add_block("holds");
    llvm::BasicBlock* const fails = add_block("fails");
    require(row.when, true);
    for (const std::uint32_t unless : source_.program.unless().subspan(row.unless.first, row.unless.count))
      require(unless, false);
    builder_.SetInsertPoint(entry);
    const FactsReader facts(builder_, function_.getArg(0), constants_);
    ConditionCode(source_, costs_, builder_, facts).branch_on_all(parts_, holds, fails);
    add_return(holds, true);
    add_return(fails, false);
  }
  [[nodiscard]] const std::vector<std::uint32_t>& constants() const { return constants_.values(); }

 private:
  llvm::BasicBlock* add_block(const char* name) {
    return llvm::BasicBlock::Create(function_.getContext(), name, &function_);
  }
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
  llvm::Function& function_;
  llvm::IRBuilder<> builder_;
  RuleConstants constants_;
  std::vector<ConditionCode::Part> parts_;
};

llvm::Constant* word(llvm::LLVMContext& context, std::size_t value) {
  return llvm::ConstantInt::get(llvm::Type::getInt32Ty(context), value);
}

}  // namespace

std::vector<std::uint32_t> rules_worth_functions(const Source& source, const ConditionCosts& costs) {
  std::vector<std::uint32_t> rules;
  for (std::uint32_t rule = 0; rule < source.program.rules().size(); ++rule) {
    const core::RuleRow& row = source.program.rules()[rule];
    if (row.disabled == 0 && size_of(source, costs, row) <= kMostRowsOfRule) rules.push_back(rule);
  }
  return rules;
}

void RuleFunctions::add(std::uint32_t rule) {
  llvm::Function* const function = add_function(module_, fmt::format("rule_{}", rule));
  RuleFunctionWriter writer(source_, costs_, *function);
  writer.write(rule);
  rules_.push_back({rule, shared(function), constants_.size()});
  constants_.insert(constants_.end(), writer.constants().begin(), writer.constants().end());
}

llvm::Function* RuleFunctions::shared(llvm::Function* function) {
  const std::uint64_t hash = llvm::StructuralHash(*function, /*DetailedHash=*/true);
  const auto [first, last] = by_hash_.equal_range(hash);
  for (auto known = first; known != last; ++known) {
    if (llvm::FunctionComparator(known->second, function, &numbers_).compare() != 0) continue;
    numbers_.erase(function);
    function->eraseFromParent();
    return known->second;
  }
  by_hash_.emplace(hash, function);
  return function;
}

llvm::GlobalVariable* RuleFunctions::add_constants(const std::string& name) {
  llvm::Constant* const values = llvm::ConstantDataArray::get(module_.getContext(), llvm::ArrayRef(constants_));
  llvm::GlobalVariable* const constants = add_constant(module_, values->getType(), name);
  constants->setInitializer(values);
  constants->setLinkage(llvm::GlobalValue::InternalLinkage);
  return constants;
}

llvm::GlobalVariable* RuleFunctions::place(const std::string& name) {
  llvm::LLVMContext& context = module_.getContext();
  llvm::Type* const number = llvm::Type::getInt32Ty(context);
  llvm::StructType* const row = llvm::StructType::get(context, {number, number, number});
  llvm::ArrayType* const rows = llvm::ArrayType::get(row, rules_.size());
  llvm::StructType* const type = llvm::StructType::get(context, {number, rows});
  llvm::GlobalVariable* const table = add_constant(module_, type, name);
  llvm::GlobalVariable* const constants = add_constants(name + "_constants");
  std::vector<llvm::Constant*> placed;
  for (const Placed& one : rules_) {
    llvm::Constant* const first =
        llvm::ConstantExpr::getGetElementPtr(number, constants, word(context, one.first_constant));
    placed.push_back(llvm::ConstantStruct::get(
        row, {word(context, one.rule), distance(table, one.function), distance(table, first)}));
  }
  table->setInitializer(
      llvm::ConstantStruct::get(type, {word(context, rules_.size()), llvm::ConstantArray::get(rows, placed)}));
  return table;
}

}  // namespace carom::native
