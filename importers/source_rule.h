// What every importer makes of its source, whatever the format: rules in the order in which the source tries them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace carom::importers {

struct SourceRule {
  std::uint32_t line = 0;  ///< one-based, in the source
  std::string pattern;     ///< as the source's own engine would take it
  std::string label;
  std::string note;                   ///< what the source says about the rule, if anything
  std::vector<std::string> comments;  ///< those that stand above it, without their `#`
};

/// A rule that is not carried over, and what its author can do about it.
struct Refusal {
  std::uint32_t line = 0;
  std::string pattern;
  std::string reason;
  std::string repair;
};

/// rules + refused = what the source holds.
struct SourceRules {
  std::vector<SourceRule> rules;
  std::vector<Refusal> refused;
  std::vector<std::string> declared_labels;  ///< empty: the format has no place to declare them
};

}  // namespace carom::importers
