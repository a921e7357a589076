// Operands of one kind are compared as sets: intervals, networks, hosts, words.
#include "compiler/logic/implication.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <optional>
#include <ranges>

namespace carom::compiler {
namespace {

using core::PredicateOp;

/// Whole numbers [first, last]; reply codes are read as such too.
struct Interval {
  std::int64_t first = std::numeric_limits<std::int64_t>::min();
  std::int64_t last = std::numeric_limits<std::int64_t>::max();
};

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

bool lies_in(const Interval& a, const Interval& b) {
  return b.first <= a.first && a.last <= b.last;
}
bool meets(const Interval& a, const Interval& b) {
  return a.first <= b.last && b.first <= a.last;
}

Interval interval_of(const core::CodeRange& range) {
  return {range.first, range.last};
}
bool lies_in(const core::CodeRange& a, const core::CodeRange& b) {
  return lies_in(interval_of(a), interval_of(b));
}
bool meets(const core::CodeRange& a, const core::CodeRange& b) {
  return meets(interval_of(a), interval_of(b));
}

bool lies_in(const core::StatusRange& a, const core::StatusRange& b) {
  return (a.class_mask & ~b.class_mask) == 0 && b.subject_first <= a.subject_first &&
         a.subject_last <= b.subject_last && b.detail_first <= a.detail_first && a.detail_last <= b.detail_last;
}
bool meets(const core::StatusRange& a, const core::StatusRange& b) {
  return (a.class_mask & b.class_mask) != 0 && a.subject_first <= b.subject_last && b.subject_first <= a.subject_last &&
         a.detail_first <= b.detail_last && b.detail_first <= a.detail_last;
}

// Whether `name` lies below `parent` in the domain name tree.
bool is_below(std::string_view name, std::string_view parent) {
  return name.size() > parent.size() && name.ends_with(parent) && name[name.size() - parent.size() - 1] == '.';
}

bool lies_in(const ir::HostEntry& a, const ir::HostEntry& b) {
  if (!b.below) return a == b;
  return is_below(a.name, b.name) || (a.below && a.name == b.name);
}
bool meets(const ir::HostEntry& a, const ir::HostEntry& b) {
  return lies_in(a, b) || lies_in(b, a);
}

bool lies_in(const ir::CidrEntry& a, const ir::CidrEntry& b) {
  if (a.row.prefix < b.row.prefix) return false;
  const std::uint32_t whole = b.row.prefix / 8;
  const std::uint32_t rest = b.row.prefix % 8;
  if (std::memcmp(a.row.address, b.row.address, whole) != 0) return false;
  return rest == 0 || (a.row.address[whole] ^ b.row.address[whole]) >> (8 - rest) == 0;
}
bool meets(const ir::CidrEntry& a, const ir::CidrEntry& b) {
  return lies_in(a, b) || lies_in(b, a);
}

bool lies_in(const std::string& a, const std::string& b) {
  return a == b;
}
bool meets(const std::string& a, const std::string& b) {
  return a == b;
}

// Every entry of `a` lies in one entry of `b`.
template <class T>
bool all_lie_in(const std::vector<T>& a, const std::vector<T>& b) {
  return std::ranges::all_of(
      a, [&](const T& x) { return std::ranges::any_of(b, [&](const T& y) { return lies_in(x, y); }); });
}

template <class T>
bool any_meet(const std::vector<T>& a, const std::vector<T>& b) {
  return std::ranges::any_of(
      a, [&](const T& x) { return std::ranges::any_of(b, [&](const T& y) { return meets(x, y); }); });
}

bool patterns_imply(const ir::Predicate& a, const ir::Predicate& b) {
  const auto& from = std::get<std::vector<ir::Pattern>>(a.operand);
  const auto& to = std::get<std::vector<ir::Pattern>>(b.operand);
  const auto implied = [](const ir::Pattern& x) { return [&x](const ir::Pattern& y) { return implies(x, y); }; };
  const bool every_from = a.op == PredicateOp::any_pattern;
  const bool every_to = b.op == PredicateOp::all_patterns;
  if (every_from && every_to)
    return std::ranges::all_of(from, [&](const ir::Pattern& x) { return std::ranges::all_of(to, implied(x)); });
  if (every_from)
    return std::ranges::all_of(from, [&](const ir::Pattern& x) { return std::ranges::any_of(to, implied(x)); });
  const auto by_some = [&](const ir::Pattern& y) {
    return std::ranges::any_of(from, [&](const ir::Pattern& x) { return implies(x, y); });
  };
  return every_to ? std::ranges::all_of(to, by_some) : std::ranges::any_of(to, by_some);
}

bool patterns_exclude(const ir::Predicate& a, const ir::Predicate& b) {
  const auto& left = std::get<std::vector<ir::Pattern>>(a.operand);
  const auto& right = std::get<std::vector<ir::Pattern>>(b.operand);
  const bool every_left = a.op == PredicateOp::any_pattern;
  const bool every_right = b.op == PredicateOp::any_pattern;
  const auto against_right = [&](const ir::Pattern& x) {
    const auto excluded = [&](const ir::Pattern& y) { return excludes(x, y); };
    return every_right ? std::ranges::all_of(right, excluded) : std::ranges::any_of(right, excluded);
  };
  return every_left ? std::ranges::all_of(left, against_right) : std::ranges::any_of(left, against_right);
}

bool is_code_test(const ir::Predicate& predicate) {
  return std::holds_alternative<std::vector<core::CodeRange>>(predicate.operand);
}

// A code range against a comparison: both as intervals.
std::vector<Interval> code_intervals(const ir::Predicate& predicate) {
  std::vector<Interval> intervals;
  if (is_code_test(predicate))
    for (const core::CodeRange& range : std::get<std::vector<core::CodeRange>>(predicate.operand))
      intervals.push_back(interval_of(range));
  else if (const auto interval = interval_of(predicate))
    intervals.push_back(*interval);
  return intervals;
}

std::int64_t words_of(const ir::Predicate& predicate) {
  return std::get<std::int64_t>(predicate.operand);
}

bool operands_imply(const ir::Predicate& a, const ir::Predicate& b) {
  const auto same_form = [&]<class T>(const std::vector<T>& from) {
    const auto* to = std::get_if<std::vector<T>>(&b.operand);
    if constexpr (requires(const T& x) { lies_in(x, x); })
      return to != nullptr && all_lie_in(from, *to);
    else
      return to != nullptr && patterns_imply(a, b);
  };
  if (a.op == PredicateOp::in_words || b.op == PredicateOp::in_words)
    return a.op == b.op && (words_of(a) & ~words_of(b)) == 0;
  const auto from = code_intervals(a);
  const auto to = code_intervals(b);
  if (!from.empty() && !to.empty()) return all_lie_in(from, to);
  return std::visit(
      [&](const auto& operand) {
        if constexpr (requires { same_form(operand); })
          return same_form(operand);
        else
          return false;
      },
      a.operand);
}

bool operands_exclude(const ir::Predicate& a, const ir::Predicate& b) {
  const auto same_form = [&]<class T>(const std::vector<T>& left) {
    const auto* right = std::get_if<std::vector<T>>(&b.operand);
    if constexpr (requires(const T& x) { meets(x, x); })
      return right != nullptr && !any_meet(left, *right);
    else
      return right != nullptr && patterns_exclude(a, b);
  };
  if (a.op == PredicateOp::in_words || b.op == PredicateOp::in_words)
    return a.op == b.op && (words_of(a) & words_of(b)) == 0;
  const auto left = code_intervals(a);
  const auto right = code_intervals(b);
  if (!left.empty() && !right.empty()) return !any_meet(left, right);
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

bool implies(const ir::Predicate& a, const ir::Predicate& b) {
  if (a.field != b.field) return false;
  if (a.op == PredicateOp::missing || b.op == PredicateOp::missing) return a.op == b.op;
  if (b.op == PredicateOp::present) return true;
  if (a.op == PredicateOp::present) return false;
  if (is_boolean_test(a) || is_boolean_test(b)) return a.op == b.op;
  return operands_imply(a, b);
}

bool excludes(const ir::Predicate& a, const ir::Predicate& b) {
  if (a.field != b.field) return false;
  if (a.op == PredicateOp::missing || b.op == PredicateOp::missing) return a.op != b.op;
  if (a.op == PredicateOp::present || b.op == PredicateOp::present) return false;
  if (is_boolean_test(a) || is_boolean_test(b)) return a.op != b.op;
  return operands_exclude(a, b);
}

}  // namespace carom::compiler
