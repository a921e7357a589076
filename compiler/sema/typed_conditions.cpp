// Types each written condition once, however many rows share it.
#include "compiler/sema/typed_conditions.h"

#include <utility>

#include "compiler/ir/make_condition.h"

namespace carom::compiler {

const std::optional<ir::Condition>& TypedConditions::type(const ConditionPart& part) {
  const auto known = typed_.find(part.expr);
  if (known != typed_.end()) return known->second;
  std::optional<ir::Condition> condition;
  if (part.expr) condition = type_condition(*part.expr, context(part.reader));
  return typed_.emplace(part.expr, std::move(condition)).first->second;
}

std::optional<ir::Condition> join_when(const std::vector<ConditionPart>& parts, TypedConditions& conditions) {
  std::vector<ir::Condition> terms;
  for (const ConditionPart& part : parts) {
    if (part.unless) continue;
    const std::optional<ir::Condition>& condition = conditions.type(part);
    if (!condition) return std::nullopt;
    terms.push_back(*condition);
  }
  if (terms.empty()) return std::nullopt;
  return ir::all_of(std::move(terms));
}

std::vector<ir::Condition> collect_unless(const std::vector<ConditionPart>& parts, TypedConditions& conditions) {
  std::vector<ir::Condition> unless;
  for (const ConditionPart& part : parts)
    if (part.unless)
      if (const std::optional<ir::Condition>& condition = conditions.type(part)) unless.push_back(*condition);
  return unless;
}

}  // namespace carom::compiler
