// An expression about a whole reply, `code status words` in one line, as a condition of Carom, where code and status
// are fields and the text is the words alone.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace carom::importers {

struct NotCarried {
  std::string reason;
  std::string repair;
};

/// What conditions use: whoever writes them writes these items, too.
///
/// A field cannot tell where the status stood. One that stands in the text is not the one that led it, unless the reply
/// had both; so both macros go by what the text still holds.
inline constexpr std::string_view kNoLeadingStatus =
    "# The words stand right behind the code: there is no status, or it was found among the words.\n"
    "macro no_leading_status =\n"
    "  status missing or text matches /(^|[^0-9a-z.])[245]\\.\\d{1,3}\\.\\d{1,3}([^0-9a-z.]|\\.\\D|\\.?$)/\n";
inline constexpr std::string_view kStatusLeads =
    "# The status stands right behind the code: there is none among the words, but in replies that they quote.\n"
    "macro status_leads =\n"
    "  not text matches /(^|[^0-9] |[^0-9a-z. -])[245]\\.\\d{1,3}\\.\\d{1,3}([^0-9a-z.]|\\.\\D|\\.?$)/\n";

struct Condition {
  std::string when;
  std::string unless;                    ///< empty: none
  std::vector<std::string> expressions;  ///< what stands between slashes: whether they compile is the compiler's matter
  /// A status that nothing ends, so that the source takes longer ones, too; the condition takes it alone. Empty: none.
  std::string open_status;
  bool has_bare_dot = false;  ///< a `.` of a status is not escaped; the condition is about the status
};

/// `code 550 and status 5.1.1 and text has "…"`. Letters match without regard to case. What cannot be told apart is
/// refused; what is written says the same as the expression but for replies with a status in two places (see above),
/// for Condition::open_status and for Condition::has_bare_dot.
[[nodiscard]] std::expected<Condition, NotCarried> condition_of(std::string_view pattern);

}  // namespace carom::importers
