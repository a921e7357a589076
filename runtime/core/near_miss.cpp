// Conditions are counted as written: the parts of the outermost `and`, and each `unless`.
#include "runtime/core/near_miss.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "runtime/core/print_condition.h"

namespace carom::core {
namespace {

bool shows_likeness(const Program& program, FieldId field) {
  const FieldType type = program.field_type(field);
  return type == FieldType::text || type == FieldType::status;
}

/// Conditions of one rule, walked once; parts that several conditions share count once.
class RuleWalk {
 public:
  explicit RuleWalk(Evaluation& evaluation)
      : evaluation_(evaluation), visited_(evaluation.program().expressions().size()) {}

  NearMiss walk(std::uint32_t rule) {
    ++round_;
    NearMiss miss{.rule = rule, .atoms_held = 0, .failed = {}};
    const Program& program = evaluation_.program();
    const RuleRow& row = program.rules()[rule];
    split(row.when, miss);
    for (const std::uint32_t unless : program.unless().subspan(row.unless.first, row.unless.count))
      if (evaluation_.holds(unless)) miss.failed.push_back({print_condition(program, unless), true});
    return miss;
  }

 private:
  [[nodiscard]] bool visit(std::uint32_t expression) { return std::exchange(visited_[expression], round_) != round_; }

  std::span<const std::uint32_t> parts_of(const ExprRow& row) const {
    return evaluation_.program().expression_children().subspan(row.children.first, row.children.count);
  }

  /// The parts of the outermost `and` are conditions of their own.
  void split(std::uint32_t expression, NearMiss& miss) {
    const ExprRow& row = evaluation_.program().expressions()[expression];
    if (row.op == ExprOp::all_of) {
      if (visit(expression))
        for (const std::uint32_t part : parts_of(row)) split(part, miss);
      return;
    }
    if (!evaluation_.holds(expression))
      miss.failed.push_back({print_condition(evaluation_.program(), expression), false});
    count_held(expression, miss);
  }

  void count_held(std::uint32_t expression, NearMiss& miss) {
    if (!visit(expression)) return;
    const ExprRow& row = evaluation_.program().expressions()[expression];
    if (row.op == ExprOp::predicate) {
      const PredicateRow& predicate = evaluation_.program().predicates()[row.children.first];
      if (shows_likeness(evaluation_.program(), predicate.field) && evaluation_.holds(expression)) ++miss.atoms_held;
    } else if (row.op == ExprOp::all_of || row.op == ExprOp::any_of) {
      for (const std::uint32_t part : parts_of(row)) count_held(part, miss);
    }
  }

  Evaluation& evaluation_;
  std::uint32_t round_ = 0;
  std::vector<std::uint32_t> visited_;
};

std::optional<NearMiss> miss_of(std::uint32_t rule, Evaluation& evaluation, RuleWalk& walk) {
  const RuleRow& row = evaluation.program().rules()[rule];
  if (row.disabled != 0 || evaluation.conditions_hold(row)) return std::nullopt;
  NearMiss miss = walk.walk(rule);
  return miss.atoms_held != 0 ? std::optional(std::move(miss)) : std::nullopt;
}

}  // namespace

std::optional<NearMiss> find_near_miss(Evaluation& evaluation, std::uint32_t rule) {
  RuleWalk walk(evaluation);
  return miss_of(rule, evaluation, walk);
}

std::vector<NearMiss> find_near_misses(Evaluation& evaluation, std::uint32_t limit) {
  std::vector<NearMiss> misses;
  if (limit == 0) return misses;
  RuleWalk walk(evaluation);
  const auto rules = evaluation.program().rules();
  for (std::uint32_t i = 0; i < rules.size(); ++i)
    if (auto miss = miss_of(i, evaluation, walk)) misses.push_back(std::move(*miss));
  std::ranges::sort(misses, {}, [](const NearMiss& miss) {
    return std::tuple(miss.failed.size(), UINT32_MAX - miss.atoms_held, miss.rule);
  });
  if (misses.size() > limit) misses.resize(limit);
  return misses;
}

}  // namespace carom::core
