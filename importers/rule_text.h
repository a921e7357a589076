// One rule of a source in the words of the language.
#pragma once

#include <string>
#include <string_view>

#include "importers/reply_pattern.h"
#include "importers/source_rule.h"

namespace carom::importers {

struct RuleTarget {
  std::string name;  ///< of the rule
  std::string klass;
  /// What the class takes off the list at the first bounce; empty: nothing.
  std::string_view suppressed;
  /// The id of a warning that is not about the source; empty: none.
  std::string allowed;
};

/// Comments that are replies become tests, the others stay above the rule.
[[nodiscard]] std::string rule_text(const SourceRule& rule, const RuleTarget& target, const Condition& condition);

/// Controls, which would end a comment or a string, become blanks.
[[nodiscard]] std::string one_line(std::string_view text);

}  // namespace carom::importers
