// The words of an expression as a condition about a reply's text, in which code and status no longer stand.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace carom::importers {

struct TextCondition {
  std::string written;                   ///< `text has "…"`, `text matches /…/`
  std::vector<std::string> expressions;  ///< what stands between slashes in it
};

/// The text begins with what `words` finds.
[[nodiscard]] TextCondition text_begins(std::string_view words);
/// `words` finds something anywhere in it.
[[nodiscard]] TextCondition text_holds(std::string_view words);
/// A reply inside the text, which keeps its code and status.
[[nodiscard]] TextCondition text_quotes(std::string_view reply);

/// As a string literal of the language.
[[nodiscard]] std::string string_literal(std::string_view text);

}  // namespace carom::importers
