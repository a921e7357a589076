// An equal pattern is looked up, since most of what implies a pattern is the pattern itself; others are tried in turn.
#include "compiler/logic/pattern_sets.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "compiler/logic/implication.h"

namespace carom::compiler {
namespace {

using core::PredicateOp;

std::uint32_t bit_of(core::PatternKind kind) {
  return 1U << static_cast<unsigned>(kind);
}

/// The patterns of a test, for finding one that another implies.
class Targets {
 public:
  Targets(const std::vector<ir::Pattern>& patterns, Effort& effort) : patterns_(patterns), effort_(effort) {
    if (!effort_.spend(patterns.size())) return;
    for (const ir::Pattern& pattern : patterns) kinds_of_text_[pattern.text] |= bit_of(pattern.kind);
  }

  [[nodiscard]] bool has_implied_by(const ir::Pattern& x) const {
    const auto equal = kinds_of_text_.find(x.text);
    if (equal != kinds_of_text_.end() && (equal->second & bit_of(x.kind)) != 0) return true;
    return std::ranges::any_of(patterns_, [&](const ir::Pattern& y) { return effort_.spend() && implies(x, y); });
  }

 private:
  const std::vector<ir::Pattern>& patterns_;
  Effort& effort_;
  std::unordered_map<std::string_view, std::uint32_t> kinds_of_text_;
};

}  // namespace

bool patterns_imply(const PatternTest& a, const PatternTest& b, Effort& effort) {
  const auto tried = [&](const ir::Pattern& x, const ir::Pattern& y) { return effort.spend() && implies(x, y); };
  const auto implied_by = [&](const ir::Pattern& x) { return [&](const ir::Pattern& y) { return tried(x, y); }; };
  const bool every_from = a.op == PredicateOp::any_pattern;
  const bool every_to = b.op == PredicateOp::all_patterns;
  if (every_from && every_to)
    return std::ranges::all_of(a.patterns,
                               [&](const ir::Pattern& x) { return std::ranges::all_of(b.patterns, implied_by(x)); });
  if (every_from) {
    const Targets targets(b.patterns, effort);
    return std::ranges::all_of(a.patterns, [&](const ir::Pattern& x) { return targets.has_implied_by(x); });
  }
  const auto by_some = [&](const ir::Pattern& y) {
    return std::ranges::any_of(a.patterns, [&](const ir::Pattern& x) { return tried(x, y); });
  };
  return every_to ? std::ranges::all_of(b.patterns, by_some) : std::ranges::any_of(b.patterns, by_some);
}

bool patterns_exclude(const PatternTest& a, const PatternTest& b, Effort& effort) {
  const bool every_left = a.op == PredicateOp::any_pattern;
  const bool every_right = b.op == PredicateOp::any_pattern;
  const auto against_right = [&](const ir::Pattern& x) {
    const auto excluded = [&](const ir::Pattern& y) { return effort.spend() && excludes(x, y); };
    return every_right ? std::ranges::all_of(b.patterns, excluded) : std::ranges::any_of(b.patterns, excluded);
  };
  return every_left ? std::ranges::all_of(a.patterns, against_right) : std::ranges::any_of(a.patterns, against_right);
}

}  // namespace carom::compiler
