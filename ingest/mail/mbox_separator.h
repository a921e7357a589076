// Where a mail of an mbox begins (RFC 4155): the line that no header field is.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace carom::ingest {

/// `From kim@a.example Mon Mar  4 09:15:02 2024`, whatever the sender looks like.
[[nodiscard]] bool is_mbox_separator(std::string_view line);

/// Whether a mail begins at `at`, which begins a line: a separator, and behind it a header field, a blank line, another
/// separator or nothing. Nothing while bytes behind `text` may change the answer; `is_all`: there are none.
[[nodiscard]] std::optional<bool> begins_mail(std::string_view text, std::size_t at, bool is_all);

/// How far a text has been searched.
struct SeparatorSearch {
  std::size_t at = 0;  ///< the separator, or the place from which on there may be one
  bool is_found = false;
};
/// The first line at or behind the line end at `from` that begins a mail and stands behind a blank one, or at
/// `first_line`.
[[nodiscard]] SeparatorSearch find_separator(std::string_view text, std::size_t from, std::size_t first_line,
                                             bool is_all);

}  // namespace carom::ingest
