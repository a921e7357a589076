// An expression about a whole reply, `code status words` in one line, as a condition of Carom, where code and status
// are fields and the text is the words alone.
#pragma once

#include <expected>
#include <string>
#include <string_view>

namespace carom::importers {

struct NotCarried {
  std::string reason;
  std::string repair;
};

/// The one macro that conditions use: whoever writes them writes this item, too. A reply whose words follow its code
/// has no status there, but Carom may have found one among the words.
inline constexpr std::string_view kNoLeadingStatus =
    "macro no_leading_status = status missing or text matches /[245]\\.\\d{1,3}\\.\\d{1,3}/\n";

struct Condition {
  std::string when;
  std::string unless;  ///< empty: none
};

/// `code 550 and status 5.1.1 and text has "…"`. Expressions match without regard to case. Never guesses: what it
/// cannot tell apart is refused.
[[nodiscard]] std::expected<Condition, NotCarried> condition_of(std::string_view pattern);

/// As a string literal of the language.
[[nodiscard]] std::string quoted(std::string_view text);

}  // namespace carom::importers
