// Text of any origin as a JSON string (RFC 8259 section 7): valid UTF-8 whatever comes in, nothing that acts on a
// terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace carom {

/// The most bytes that a text of `size` bytes takes as a JSON string: every byte an escape, and the quotes.
[[nodiscard]] constexpr std::size_t json_string_bound(std::size_t size) {
  return 6 * size + 2;
}

/// Writes `text` with its quotes to `out`, which has room for json_string_bound(text.size()) bytes; returns the place
/// behind it. A byte that is not UTF-8 becomes U+FFFD; controls of every kind, bidirectional ones included, come out as
/// escapes, so that a terminal shows them.
char* put_json_string(char* out, std::string_view text);
void append_json_string(std::string& out, std::string_view text);

}  // namespace carom
