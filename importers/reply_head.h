// How an expression about a whole reply begins: code, what stands between, status.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "importers/pattern_cursor.h"

namespace carom::importers {

/// What stands between a number and what follows: any number of blanks (normalised text has one), then what may be any
/// text.
struct Gap {
  bool ends_number = false;  ///< a blank or a boundary stands there
  bool anything = false;     ///< `.*`, `.+`: what follows may stand anywhere
};
[[nodiscard]] Gap take_gap(PatternCursor& at);

/// A code as entries of a list: `550`, `55x`, `4xx`.
struct Codes {
  std::vector<std::string> entries;  ///< empty: any code, as of `\d{3}`
  bool possible = true;              ///< a reply can have one of them
};

/// `550`, `55\d`, `[45]\d\d`, `5\d{2}`, `(421|45\d)`. Nothing: no code stands here, and `at` stays.
[[nodiscard]] std::optional<Codes> take_codes(PatternCursor& at);

struct Statuses {
  std::vector<std::string> entries;  ///< of a list; empty: none stands here
  bool has_bare_dot = false;         ///< a `.` between its numbers is not escaped
};

/// `5\.7\.1`, `[45]\.1\.[12]`, `4\.7\.\d+`, `5\.7\.(1|25)`. `at` stays where none is found.
[[nodiscard]] Statuses take_statuses(PatternCursor& at);

/// What a test of a field asks for: `550`, `5.7.1` alone, `in [550, 551]` of several.
[[nodiscard]] std::string as_value(const std::vector<std::string>& entries);

}  // namespace carom::importers
