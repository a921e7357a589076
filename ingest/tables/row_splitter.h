// Cuts lines into rows of cells (RFC 4180), with any separator. A cell in quotes may go on over lines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/bytes/line_reader.h"
#include "ingest/readers.h"

namespace carom::ingest::tables {

/// A row, or why there is none where one should be.
struct Row {
  std::vector<std::string> cells;
  std::uint64_t offset = 0;  ///< of its first byte
  std::string damage;        ///< empty: `cells` are good
};

/// The cells of one row. Nothing: a quote that opens in it does not close.
[[nodiscard]] std::optional<std::vector<std::string>> split_row(std::string_view row, char separator);

/// Rows in order; blank lines are none. A quote that does not close costs its own line only: those behind it are read
/// again, each as a row of its own, so that no byte is looked at more than twice. (A cell that goes on over lines would
/// have closed that quote.)
class RowSplitter {
 public:
  RowSplitter(LineReader& lines, char separator) : lines_(lines), separator_(separator) {}

  /// Nothing at the end of the input.
  [[nodiscard]] Expected<std::optional<Row>> next();
  /// Whether the next line is there without a wait for input.
  [[nodiscard]] bool has_line() const { return !again_.empty() || lines_.has_line(); }

 private:
  struct KeptLine {
    std::string text;
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    bool too_long = false;
    bool is_again = false;
  };

  [[nodiscard]] Expected<std::optional<KeptLine>> next_line();
  [[nodiscard]] Expected<Row> take_row(KeptLine first);

  LineReader& lines_;
  char separator_;
  std::deque<KeptLine> again_;
};

}  // namespace carom::ingest::tables
