// Of an automaton they are the rarer of its longest literal, which the image names, and of those that cover it.
#include "runtime/table/pattern_literals.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "runtime/core/match_automaton.h"

namespace carom::table {
namespace {

// What stands in every other text is found more often than it helps.
constexpr double kTooCommon = 1.0 / 300;

// For a program whose automata are many and large: what is beyond keeps its longest literal.
constexpr std::size_t kMostVisits = 16'000'000;
constexpr std::size_t kMostVisitsOfOne = 16'000;
constexpr std::size_t kMostTexts = 100'000;

}  // namespace

/// What may still be looked at, and how many literals found.
struct PatternLiterals::Budget {
  std::size_t visits = kMostVisits;
  std::size_t texts = kMostTexts;

  CoveringLiterals cover(const Dominators& dominators) {
    if (texts < kMostCoveringLiterals) return {};
    const std::size_t granted = std::min(visits, kMostVisitsOfOne);
    std::size_t left = granted;
    CoveringLiterals found = covering_literals(dominators, left);
    visits -= granted - left;
    texts -= found.texts.size();
    return found;
  }
};

PatternLiterals::OfPattern PatternLiterals::find(const core::Program& program, const core::PatternRow& row,
                                                 Budget& budget) {
  if (row.field != core::field::text) return {};
  OfPattern known;
  if (row.literal.size != 0) {
    const std::string_view literal = program.text(row.literal);
    known.sought = {{std::string(literal)}, commonness_of(literal)};
  }
  if (!core::is_automaton(row.kind)) return known;
  const Dominators dominators(program.nfa().subspan(row.nfa.first, row.nfa.count));
  known.mandatory = MandatoryLiterals(dominators);
  CoveringLiterals cover = budget.cover(dominators);
  if (cover.commonness < known.sought.commonness) known.sought = std::move(cover);
  if (known.sought.commonness >= kTooCommon) known.sought = {};
  return known;
}

PatternLiterals::PatternLiterals(const core::Program& program) {
  Budget budget;
  patterns_.reserve(program.patterns().size());
  for (const core::PatternRow& row : program.patterns()) patterns_.push_back(find(program, row, budget));
}

}  // namespace carom::table
