// Operands of one kind are compared: equal ones at once, others as sets.
#include "compiler/logic/implication.h"

#include <algorithm>
#include <optional>
#include <type_traits>
#include <variant>

#include "compiler/logic/entry_sets.h"
#include "compiler/logic/pattern_sets.h"

namespace carom::compiler {
namespace {

using core::PredicateOp;

std::optional<Interval> interval_of(const ir::Predicate& predicate) {
  const auto* number = std::get_if<std::int64_t>(&predicate.operand);
  if (number == nullptr) return std::nullopt;
  Interval interval;
  switch (predicate.op) {
    case PredicateOp::equal:
      return Interval{*number, *number};
    case PredicateOp::greater_equal:
      interval.first = *number;
      return interval;
    case PredicateOp::less_equal:
      interval.last = *number;
      return interval;
    case PredicateOp::greater:
      interval.first = *number + 1;
      return interval;
    case PredicateOp::less:
      interval.last = *number - 1;
      return interval;
    default:
      return std::nullopt;
  }
}

Interval interval_of(const core::CodeRange& range) {
  return {range.first, range.last};
}

bool same_entry(const core::CodeRange& a, const core::CodeRange& b) {
  return a.first == b.first && a.last == b.last;
}
bool same_entry(const core::StatusRange& a, const core::StatusRange& b) {
  return a.class_mask == b.class_mask && a.subject_first == b.subject_first && a.subject_last == b.subject_last &&
         a.detail_first == b.detail_first && a.detail_last == b.detail_last;
}
bool same_entry(const ir::HostEntry& a, const ir::HostEntry& b) {
  return a == b;
}
bool same_entry(const ir::CidrEntry& a, const ir::CidrEntry& b) {
  return a.row.prefix == b.row.prefix && std::ranges::equal(a.row.address, b.row.address);
}
bool same_entry(const std::string& a, const std::string& b) {
  return a == b;
}
bool same_entry(const ir::Pattern& a, const ir::Pattern& b) {
  return a.kind == b.kind && a.text == b.text;
}

// Equal lists are equal operands: rules that share a list of thousands share the answer.
bool same_operand(const ir::Predicate& a, const ir::Predicate& b) {
  const auto equals = [&]<class Operand>(const Operand& operand) {
    const Operand& other = std::get<Operand>(b.operand);
    if constexpr (requires { same_entry(*operand.begin(), *other.begin()); })
      return operand.is_same(other) ||
             std::ranges::equal(operand, other, [](const auto& x, const auto& y) { return same_entry(x, y); });
    else
      return operand == other;
  };
  return a.operand.index() == b.operand.index() && std::visit(equals, a.operand);
}

bool is_code_test(const ir::Predicate& predicate) {
  return std::holds_alternative<ir::SharedEntries<core::CodeRange>>(predicate.operand);
}

// A code range against a comparison: both as intervals.
std::vector<Interval> code_intervals(const ir::Predicate& predicate) {
  std::vector<Interval> intervals;
  if (is_code_test(predicate))
    for (const core::CodeRange& range : std::get<ir::SharedEntries<core::CodeRange>>(predicate.operand))
      intervals.push_back(interval_of(range));
  else if (const auto interval = interval_of(predicate))
    intervals.push_back(*interval);
  return intervals;
}

std::int64_t words_of(const ir::Predicate& predicate) {
  return std::get<std::int64_t>(predicate.operand);
}

bool operands_imply(const ir::Predicate& a, const ir::Predicate& b, Effort& effort) {
  const auto same_form = [&]<class T>(const ir::SharedEntries<T>& from) {
    const auto* to = std::get_if<ir::SharedEntries<T>>(&b.operand);
    if constexpr (requires { all_lie_in(from.list(), from.list(), effort); })
      return to != nullptr && all_lie_in(from.list(), to->list(), effort);
    else if constexpr (std::is_same_v<T, ir::Pattern>)
      return to != nullptr && patterns_imply(PatternTest{a.op, from.list()}, PatternTest{b.op, to->list()}, effort);
    else
      return false;
  };
  if (a.op == b.op && same_operand(a, b)) return true;
  if (a.op == PredicateOp::in_words || b.op == PredicateOp::in_words)
    return a.op == b.op && (words_of(a) & ~words_of(b)) == 0;
  const auto from = code_intervals(a);
  const auto to = code_intervals(b);
  if (!from.empty() && !to.empty()) return all_lie_in(from, to, effort);
  return std::visit(
      [&](const auto& operand) {
        if constexpr (requires { same_form(operand); })
          return same_form(operand);
        else
          return false;
      },
      a.operand);
}

bool operands_exclude(const ir::Predicate& a, const ir::Predicate& b, Effort& effort) {
  const auto same_form = [&]<class T>(const ir::SharedEntries<T>& left) {
    const auto* right = std::get_if<ir::SharedEntries<T>>(&b.operand);
    if constexpr (requires { are_apart(left.list(), left.list(), effort); })
      return right != nullptr && are_apart(left.list(), right->list(), effort);
    else if constexpr (std::is_same_v<T, ir::Pattern>)
      return right != nullptr &&
             patterns_exclude(PatternTest{a.op, left.list()}, PatternTest{b.op, right->list()}, effort);
    else
      return false;
  };
  if (a.op == b.op && same_operand(a, b)) return false;
  if (a.op == PredicateOp::in_words || b.op == PredicateOp::in_words)
    return a.op == b.op && (words_of(a) & words_of(b)) == 0;
  const auto left = code_intervals(a);
  const auto right = code_intervals(b);
  if (!left.empty() && !right.empty()) return are_apart(left, right, effort);
  return std::visit(
      [&](const auto& operand) {
        if constexpr (requires { same_form(operand); })
          return same_form(operand);
        else
          return false;
      },
      a.operand);
}

bool is_boolean_test(const ir::Predicate& predicate) {
  return predicate.op == PredicateOp::is_true || predicate.op == PredicateOp::is_false;
}

}  // namespace

bool implies(const ir::Predicate& a, const ir::Predicate& b, Effort& effort) {
  if (a.field != b.field) return false;
  if (a.op == PredicateOp::missing || b.op == PredicateOp::missing) return a.op == b.op;
  if (b.op == PredicateOp::present) return true;
  if (a.op == PredicateOp::present) return false;
  if (is_boolean_test(a) || is_boolean_test(b)) return a.op == b.op;
  return operands_imply(a, b, effort);
}

bool excludes(const ir::Predicate& a, const ir::Predicate& b, Effort& effort) {
  if (a.field != b.field) return false;
  if (a.op == PredicateOp::missing || b.op == PredicateOp::missing) return a.op != b.op;
  if (a.op == PredicateOp::present || b.op == PredicateOp::present) return false;
  if (is_boolean_test(a) || is_boolean_test(b)) return a.op != b.op;
  return operands_exclude(a, b, effort);
}

}  // namespace carom::compiler
