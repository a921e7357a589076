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

/// Controls of every kind, bidirectional ones included: they move the cursor of some terminals, or reorder what a
/// person sees there.
[[nodiscard]] constexpr bool acts_on_terminal(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x61C || (c >= 0x200E && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/// Writes `text` with its quotes to `out`, which has room for json_string_bound(text.size()) bytes; returns the place
/// behind it. A byte that is not UTF-8 becomes U+FFFD; what acts on terminals comes out as escapes.
char* put_json_string(char* out, std::string_view text);
void append_json_string(std::string& out, std::string_view text);

}  // namespace carom
