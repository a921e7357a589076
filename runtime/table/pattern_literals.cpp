// Of an automaton they are the rarer of its longest literal, which the image names, and of those that cover it.
#include "runtime/table/pattern_literals.h"

#include <algorithm>
#include <span>
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

/// What may still be looked at, and how many literals found.
struct Budget {
  std::size_t visits = kMostVisits;
  std::size_t texts = kMostTexts;
};

CoveringLiterals covering(std::span<const core::NfaInstruction> automaton, Budget& budget) {
  if (budget.texts < kMostCoveringLiterals) return {};
  const std::size_t granted = std::min(budget.visits, kMostVisitsOfOne);
  std::size_t left = granted;
  CoveringLiterals found = covering_literals(automaton, left);
  budget.visits -= granted - left;
  budget.texts -= found.texts.size();
  return found;
}

CoveringLiterals literals_of(const core::Program& program, const core::PatternRow& row, Budget& budget) {
  if (row.field != core::field::text) return {};
  CoveringLiterals known;
  if (row.literal.size != 0) {
    const std::string_view literal = program.text(row.literal);
    known = {{std::string(literal)}, commonness_of(literal)};
  }
  if (!core::is_automaton(row.kind)) return known;
  CoveringLiterals cover = covering(program.nfa().subspan(row.nfa.first, row.nfa.count), budget);
  if (cover.commonness < known.commonness) known = std::move(cover);
  return known.commonness < kTooCommon ? known : CoveringLiterals{};
}

}  // namespace

PatternLiterals::PatternLiterals(const core::Program& program) {
  Budget budget;
  literals_.reserve(program.patterns().size());
  for (const core::PatternRow& row : program.patterns()) literals_.push_back(literals_of(program, row, budget));
}

}  // namespace carom::table
