// Rules with one thing changed that their author wrote, for asking whether tests would notice (DeMillo, Lipton,
// Sayward: Hints on Test Data Selection, 1978).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/ir/rule_set.h"

namespace carom::mutants {

enum class Change : std::uint8_t { taken_as_true, taken_as_false, entry_left_out };
inline constexpr std::size_t kChanges = 3;

[[nodiscard]] std::string_view word_of(Change change);

/// A test (`code 550`, `text has "…"`) as it is written once: in a rule, in a group of rules, or in a macro.
struct Site {
  dsl::SourceSpan where;
  std::string printed;
  std::size_t entries = 0;           ///< of its list; 0: it has none
  std::vector<std::uint32_t> rules;  ///< that ask it, by number
};

/// The sites of the rules that `is_wanted` names by number, in the order in which rules ask them.
[[nodiscard]] std::vector<Site> sites_of(const compiler::ir::RuleSet& rules, const std::vector<bool>& is_wanted);

struct Mutation {
  Change change = Change::taken_as_true;
  std::size_t entry = 0;  ///< the one left out
};

/// Each entry is left out only of lists of two or more.
[[nodiscard]] std::vector<Mutation> mutations_of(const Site& site);

/// `rule` with that change wherever it asks the site.
[[nodiscard]] compiler::ir::Rule mutated(const compiler::ir::Rule& rule, const Site& site, Mutation mutation);

}  // namespace carom::mutants
