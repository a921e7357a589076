// Conjunctions choose, disjunctions unite. Rarity need not be exact: it decides about speed, never about a verdict.
#include "runtime/table/trigger.h"

#include <algorithm>
#include <cmath>

namespace carom::table {
namespace {

using core::ExprOp;
using core::PredicateOp;

const Trigger kNever{.always = false, .patterns = {}, .status_predicates = {}, .code_predicates = {}, .rarity = 1e9};

// Words are rarer than statuses, statuses rarer than codes; a longer literal is rarer than a shorter one.
constexpr double kTextRarity = 100;
constexpr double kStatusRarity = 50;
constexpr double kCodeRarity = 20;

void append(std::vector<std::uint32_t>& list, const std::vector<std::uint32_t>& more) {
  list.insert(list.end(), more.begin(), more.end());
}

double share_excluded(const BitSet& cells) {
  return 1.0 - static_cast<double>(cells.count()) / static_cast<double>(cells.size());
}

}  // namespace

const Trigger& rarer(const Trigger& one, const Trigger& other) {
  if (one.always || other.always) return one.always ? other : one;
  return one.rarity >= other.rarity ? one : other;
}

Trigger either(const Trigger& one, const Trigger& other) {
  if (one.always || other.always) return {};
  Trigger united = one;
  append(united.patterns, other.patterns);
  append(united.status_predicates, other.status_predicates);
  append(united.code_predicates, other.code_predicates);
  united.rarity = std::min(one.rarity, other.rarity);
  return united;
}

TriggerFinder::TriggerFinder(const core::Program& program, const StatusAxis& statuses, const PatternLiterals& literals)
    : program_(program), statuses_(statuses), literals_(literals) {
  triggers_.reserve(program.expressions().size());
  for (const core::ExprRow& row : program.expressions()) triggers_.push_back(of_row(row));
}

Trigger TriggerFinder::of_pattern(std::uint32_t pattern) const {
  if (!literals_.are_known(pattern)) return {};
  return {.always = false,
          .patterns = {pattern},
          .status_predicates = {},
          .code_predicates = {},
          .rarity = kTextRarity - std::log(literals_.commonness(pattern))};
}

Trigger TriggerFinder::of_row(const core::ExprRow& row) const {
  const auto children = [&] { return program_.expression_children().subspan(row.children.first, row.children.count); };
  switch (row.op) {
    case ExprOp::never:
      return kNever;
    case ExprOp::predicate:
      return of_predicate(row.children.first);
    case ExprOp::all_of: {
      Trigger best;
      for (const std::uint32_t child : children()) best = rarer(best, triggers_[child]);
      return best;
    }
    case ExprOp::any_of: {
      Trigger united = kNever;
      for (const std::uint32_t child : children()) united = either(united, triggers_[child]);
      return united;
    }
    case ExprOp::always:
    case ExprOp::negate:
      return {};
  }
  return {};
}

Trigger TriggerFinder::of_predicate(std::uint32_t predicate) const {
  const core::PredicateRow& row = program_.predicates()[predicate];
  if (row.op == PredicateOp::missing) return {};
  Trigger trigger{.always = false, .patterns = {}, .status_predicates = {}, .code_predicates = {}, .rarity = 0};
  if (row.field == core::field::status && statuses_.is_small()) {
    trigger.status_predicates = {predicate};
    trigger.rarity = kStatusRarity * share_excluded(statuses_.cells_where(program_, row));
    return trigger;
  }
  if (row.field == core::field::code) {
    trigger.code_predicates = {predicate};
    trigger.rarity = kCodeRarity * share_excluded(CodeAxis::cells_where(program_, row));
    return trigger;
  }
  const bool on_patterns = row.op == PredicateOp::any_pattern || row.op == PredicateOp::all_patterns;
  return on_patterns && row.field == core::field::text ? of_patterns(row) : Trigger{};
}

Trigger TriggerFinder::of_patterns(const core::PredicateRow& predicate) const {
  const auto patterns = program_.pattern_refs().subspan(predicate.operand.first, predicate.operand.count);
  const bool all = predicate.op == PredicateOp::all_patterns;
  Trigger trigger = all ? Trigger{} : kNever;
  for (const std::uint32_t pattern : patterns)
    trigger = all ? rarer(trigger, of_pattern(pattern)) : either(trigger, of_pattern(pattern));
  return trigger;
}

}  // namespace carom::table
