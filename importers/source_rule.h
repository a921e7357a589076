// What every importer makes of its source, whatever the format: rules in the order in which the source tries them.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace carom::importers {

/// In which of the files of an import, and where. Files are tried one after the other.
struct SourcePlace {
  std::uint32_t file = 0;  ///< index among the files, in the order given
  std::uint32_t line = 0;  ///< one-based
  friend auto operator<=>(const SourcePlace&, const SourcePlace&) = default;
};

/// What the source does with the message, where it says so.
enum class Handling : std::uint8_t {
  unsaid,
  try_again,
  give_up,
  slow_down,  ///< try again, and send more slowly
};

struct SourceRule {
  SourcePlace place;
  std::string pattern;  ///< as the source's own engine would take it
  std::string label;
  Handling handling = Handling::unsaid;
  bool case_matters = false;          ///< the source's engine tells `User` from `user`
  std::string message;                ///< what the source says of a bounce of this kind, if anything
  std::string note;                   ///< what the source says about the rule, if anything
  std::vector<std::string> comments;  ///< those that stand above it, without their `#`
};

/// A rule that is not carried over, and what its author can do about it.
struct Refusal {
  SourcePlace place;
  std::string pattern;
  std::string reason;
  std::string repair;
};

/// rules + refused = what the source holds.
struct SourceRules {
  std::vector<SourceRule> rules;
  std::vector<Refusal> refused;
  std::vector<Refusal> unreadable;  ///< no rules, but why a file is none of the tool's: what it holds is unknown
  std::vector<std::string> declared_labels;  ///< empty: the format has no place to declare them
};

/// What is wrong with the rules of a source. They are imported all the same.
struct Defect {
  SourcePlace place;
  std::string kind;     ///< the slug of the diagnostic that says the same of written rules
  std::string message;  ///< what was found and how to repair it
};

}  // namespace carom::importers
