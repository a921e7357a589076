// Source text made safe and measurable for a terminal: nothing a rule file holds may move the cursor or hide text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace carom::dsl {

/// One code point (or stray byte) as it is shown.
struct PrintedCell {
  std::uint32_t offset;  ///< of its first byte in the text given
  std::uint32_t columns;
  std::string shown;
};

/// Controls, bidirectional marks, invisible characters and bytes that are not UTF-8 are spelled as escapes (`\n`,
/// `\x1b`, `\u{202e}`); a tab becomes the spaces up to the next multiple of four columns.
[[nodiscard]] std::vector<PrintedCell> print_cells(std::string_view text);

/// The same as one string, with tabs spelled `\t`.
[[nodiscard]] std::string printable(std::string_view text);

/// A text of lines that is laid out already: its line ends and tabs stay as they are.
[[nodiscard]] std::string printable_lines(std::string_view text);

}  // namespace carom::dsl
