// Parts have no effects, so cheap ones come first whatever the order in which they are written.
#include "compiler/native/condition_code.h"

#include <algorithm>

#include "compiler/native/column_test.h"

namespace carom::native {

using core::ExprOp;
using core::PredicateOp;
using llvm::BasicBlock;
using llvm::Value;

namespace {

// More patterns of one predicate are not looked at one by one before the call that looks at all of them.
constexpr std::uint32_t kMostLooks = 8;

/// Null stands for what holds whatever the others say: code generation without passes would keep `true and x`.
Value* joined(llvm::IRBuilder<>& builder, bool all, Value* known, Value* more) {
  if (known == nullptr) return more;
  return all ? builder.CreateAnd(known, more) : builder.CreateOr(known, more);
}

bool is_of_wrapper(core::FieldId field) {
  return field == core::field::outer_text || field == core::field::outer_code || field == core::field::outer_status;
}

}  // namespace

void ConditionCode::branch_on_all(const std::vector<Part>& parts, BasicBlock* holds, BasicBlock* fails) {
  branch_on_parts(parts, true, holds, fails);
}

/// `all`: every part has to be as wanted; else one of them.
void ConditionCode::branch_on_parts(const std::vector<Part>& parts, bool all, BasicBlock* holds, BasicBlock* fails) {
  Value* known = nullptr;
  std::vector<Part> costly;
  for (const Part& part : parts) {
    if (!costs_.is_cheap(part.expression)) {
      costly.push_back(part);
      continue;
    }
    Value* const truth = cheap(part.expression);
    Value* const as_wanted = part.wanted ? truth : builder_.CreateNot(truth);
    known = joined(builder_, all, known, as_wanted);
  }
  BasicBlock* next = costly.empty() ? (all ? holds : fails) : new_block("costly");
  if (known == nullptr) known = builder_.getInt1(all);
  all ? builder_.CreateCondBr(known, next, fails) : builder_.CreateCondBr(known, holds, next);
  for (std::size_t i = 0; i < costly.size(); ++i) {
    builder_.SetInsertPoint(next);
    const bool is_last = i + 1 == costly.size();
    next = is_last ? (all ? holds : fails) : new_block("costly");
    BasicBlock* const as_wanted = all ? next : holds;
    BasicBlock* const other = all ? fails : next;
    branch(costly[i].expression, costly[i].wanted ? as_wanted : other, costly[i].wanted ? other : as_wanted);
  }
}

void ConditionCode::branch(std::uint32_t expression, BasicBlock* holds, BasicBlock* fails) {
  const core::ExprRow& row = source_.program.expressions()[expression];
  if (!costs_.is_written_out(expression)) {
    builder_.CreateCondBr(facts_.ask_expression(expression), holds, fails);
    return;
  }
  switch (row.op) {
    case ExprOp::always:
    case ExprOp::never:
      builder_.CreateBr(row.op == ExprOp::always ? holds : fails);
      return;
    case ExprOp::predicate:
      return branch_on_predicate(row.children.first, holds, fails);
    case ExprOp::negate:
      return branch_on_parts({{source_.program.expression_children()[row.children.first], false}}, true, holds, fails);
    case ExprOp::all_of:
    case ExprOp::any_of:
      return branch_on_parts(parts_of(row), row.op == ExprOp::all_of, holds, fails);
  }
}

std::vector<ConditionCode::Part> ConditionCode::parts_of(const core::ExprRow& row) const {
  std::vector<Part> parts;
  for (const std::uint32_t child :
       source_.program.expression_children().subspan(row.children.first, row.children.count))
    parts.push_back({child, true});
  return parts;
}

void ConditionCode::branch_on_predicate(std::uint32_t predicate, BasicBlock* holds, BasicBlock* fails) {
  const core::PredicateRow& row = source_.program.predicates()[predicate];
  if (row.field == core::field::text && row.op == PredicateOp::any_pattern) {
    BasicBlock* const unknown = new_block("unknown");
    builder_.CreateCondBr(facts_.is_held(predicate), holds, unknown);
    builder_.SetInsertPoint(unknown);
  }
  if (Value* const possible = may_hold(row)) go_on_if(possible, fails);
  builder_.CreateCondBr(facts_.ask_predicate(predicate), holds, fails);
}

void ConditionCode::go_on_if(Value* may_hold, BasicBlock* fails) {
  BasicBlock* const possible = new_block("possible");
  builder_.CreateCondBr(may_hold, possible, fails);
  builder_.SetInsertPoint(possible);
}

Value* ConditionCode::may_hold(const core::PredicateRow& predicate) {
  if (is_of_wrapper(predicate.field) && predicate.op != PredicateOp::missing)
    return facts_.flag(offsetof(table::RecordFacts, is_unwrapped), "is_unwrapped");
  const bool on_patterns = predicate.op == PredicateOp::any_pattern || predicate.op == PredicateOp::all_patterns;
  return on_patterns && predicate.field == core::field::text ? found_patterns(predicate) : nullptr;
}

/// A pattern that the scan seeks matches only where one of its literals was found.
Value* ConditionCode::found_patterns(const core::PredicateRow& predicate) {
  const auto patterns = source_.program.pattern_refs().subspan(predicate.operand.first, predicate.operand.count);
  const bool all = predicate.op == PredicateOp::all_patterns;
  const auto is_sought = [&](std::uint32_t pattern) { return source_.decisions.is_sought(pattern); };
  if (patterns.size() > kMostLooks || (!all && !std::ranges::all_of(patterns, is_sought))) return nullptr;
  Value* found = nullptr;
  for (const std::uint32_t pattern : patterns)
    if (is_sought(pattern)) found = joined(builder_, all, found, facts_.is_found(pattern));
  return found == nullptr ? builder_.getInt1(all) : found;
}

Value* ConditionCode::cheap(std::uint32_t expression) {
  const core::ExprRow& row = source_.program.expressions()[expression];
  switch (row.op) {
    case ExprOp::always:
    case ExprOp::never:
      return builder_.getInt1(row.op == ExprOp::always);
    case ExprOp::predicate:
      return cheap_predicate(row.children.first);
    case ExprOp::negate:
      return builder_.CreateNot(cheap(source_.program.expression_children()[row.children.first]));
    default:
      return cheap_parts(row);
  }
}

Value* ConditionCode::cheap_parts(const core::ExprRow& row) {
  const bool all = row.op == ExprOp::all_of;
  Value* truth = nullptr;
  for (const std::uint32_t child :
       source_.program.expression_children().subspan(row.children.first, row.children.count))
    truth = joined(builder_, all, truth, cheap(child));
  return truth == nullptr ? builder_.getInt1(all) : truth;
}

Value* ConditionCode::cheap_predicate(std::uint32_t predicate) {
  const core::PredicateRow& row = source_.program.predicates()[predicate];
  if (is_column_test(row)) return column_test(source_.program, row, builder_, facts_);
  return row.op == PredicateOp::any_pattern ? facts_.is_held(predicate) : found_patterns(row);
}

BasicBlock* ConditionCode::new_block(const char* name) {
  return BasicBlock::Create(builder_.getContext(), name, builder_.GetInsertBlock()->getParent());
}

}  // namespace carom::native
