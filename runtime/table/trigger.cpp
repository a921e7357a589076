// Conjunctions choose, disjunctions unite. Rarity need not be exact: it decides about speed, never about a verdict.
#include "runtime/table/trigger.h"

#include <algorithm>
#include <cmath>

namespace carom::table {
namespace {

using core::ExprOp;
using core::PredicateOp;

/// No event at all; the caller says which there are.
Trigger of_no_event(double rarity) {
  return {.always = false,
          .patterns = {},
          .host_predicates = {},
          .status_predicates = {},
          .code_predicates = {},
          .rarity = rarity};
}

// Words are rarer than hosts of one provider, those rarer than statuses, statuses rarer than codes; a longer literal is
// rarer than a shorter one.
constexpr double kNeverRarity = 1e9;
constexpr double kTextRarity = 100;
constexpr double kHostRarity = 60;
constexpr double kStatusRarity = 50;
constexpr double kCodeRarity = 20;

void append(std::vector<std::uint32_t>& list, const std::vector<std::uint32_t>& more) {
  list.insert(list.end(), more.begin(), more.end());
}

void drop_repeated(std::vector<std::uint32_t>& list) {
  std::ranges::sort(list);
  const auto repeated = std::ranges::unique(list);
  list.erase(repeated.begin(), repeated.end());
}

std::size_t events_of(const Trigger& trigger) {
  return trigger.patterns.size() + trigger.host_predicates.size() + trigger.status_predicates.size() +
         trigger.code_predicates.size();
}

double share_excluded(const BitSet& cells) {
  return 1.0 - static_cast<double>(cells.count()) / static_cast<double>(cells.size());
}

}  // namespace

const Trigger& rarer(const Trigger& one, const Trigger& other) {
  if (one.always || other.always) return one.always ? other : one;
  return one.rarity >= other.rarity ? one : other;
}

TriggerFinder::TriggerFinder(const core::Program& program, PredicateCells& cells, const PatternLiterals& literals,
                             const HostIndex& hosts, std::size_t most_events)
    : program_(program), cells_(cells), literals_(literals), hosts_(hosts), events_left_(most_events) {
  triggers_.reserve(program.expressions().size());
  for (const core::ExprRow& row : program.expressions()) triggers_.push_back(of_row(row));
}

bool TriggerFinder::look_at(const Trigger& trigger) {
  const std::size_t cost = 1 + events_of(trigger);
  const bool has_room = cost <= events_left_;
  events_left_ -= has_room ? cost : events_left_;
  return has_room;
}

template <class Part>
Trigger TriggerFinder::of_all_parts(std::span<const std::uint32_t> parts, Part trigger_of) {
  Trigger best;
  for (const std::uint32_t part : parts) {
    const Trigger& trigger = trigger_of(part);
    if (!look_at(trigger)) return best;
    best = rarer(best, trigger);
  }
  return best;
}

template <class Part>
Trigger TriggerFinder::of_any_part(std::span<const std::uint32_t> parts, Part trigger_of) {
  Trigger united = of_no_event(kNeverRarity);
  for (const std::uint32_t part : parts) {
    const Trigger& trigger = trigger_of(part);
    if (trigger.always || !look_at(trigger)) return {};
    append(united.patterns, trigger.patterns);
    append(united.host_predicates, trigger.host_predicates);
    append(united.status_predicates, trigger.status_predicates);
    append(united.code_predicates, trigger.code_predicates);
    united.rarity = std::min(united.rarity, trigger.rarity);
  }
  for (auto* list : {&united.patterns, &united.host_predicates, &united.status_predicates, &united.code_predicates})
    drop_repeated(*list);
  return united;
}

Trigger TriggerFinder::of_pattern(std::uint32_t pattern) const {
  if (!literals_.are_known(pattern)) return {};
  Trigger trigger = of_no_event(kTextRarity - std::log(literals_.commonness(pattern)));
  trigger.patterns = {pattern};
  return trigger;
}

Trigger TriggerFinder::of_any(std::span<const std::uint32_t> patterns) {
  return of_any_part(patterns, [this](std::uint32_t pattern) { return of_pattern(pattern); });
}

Trigger TriggerFinder::of_row(const core::ExprRow& row) {
  const auto children = [&] { return program_.expression_children().subspan(row.children.first, row.children.count); };
  const auto of_child = [this](std::uint32_t child) -> const Trigger& { return triggers_[child]; };
  switch (row.op) {
    case ExprOp::never:
      return of_no_event(kNeverRarity);
    case ExprOp::predicate:
      return of_predicate(row.children.first);
    case ExprOp::all_of:
      return of_all_parts(children(), of_child);
    case ExprOp::any_of:
      return of_any_part(children(), of_child);
    case ExprOp::always:
    case ExprOp::negate:
      return {};
  }
  return {};
}

Trigger TriggerFinder::of_predicate(std::uint32_t predicate) {
  const core::PredicateRow& row = program_.predicates()[predicate];
  if (row.op == PredicateOp::missing) return {};
  if (row.field == core::field::status && cells_.status_is_column()) return of_column(predicate, kStatusRarity);
  if (row.field == core::field::code) return of_column(predicate, kCodeRarity);
  if (hosts_.answers(predicate)) {
    Trigger trigger = of_no_event(kHostRarity);
    trigger.host_predicates = {predicate};
    return trigger;
  }
  const bool on_patterns = row.op == PredicateOp::any_pattern || row.op == PredicateOp::all_patterns;
  return on_patterns && row.field == core::field::text ? of_patterns(row) : Trigger{};
}

Trigger TriggerFinder::of_column(std::uint32_t predicate, double most_rarity) {
  const auto cells = cells_.of(predicate);
  if (!cells) return {};
  Trigger trigger = of_no_event(most_rarity * share_excluded(*cells));
  const bool is_code = program_.predicates()[predicate].field == core::field::code;
  (is_code ? trigger.code_predicates : trigger.status_predicates) = {predicate};
  return trigger;
}

Trigger TriggerFinder::of_patterns(const core::PredicateRow& predicate) {
  const auto patterns = program_.pattern_refs().subspan(predicate.operand.first, predicate.operand.count);
  if (predicate.op == PredicateOp::any_pattern) return of_any(patterns);
  return of_all_parts(patterns, [this](std::uint32_t pattern) { return of_pattern(pattern); });
}

}  // namespace carom::table
