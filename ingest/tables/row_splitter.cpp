// One state a byte: in quotes or not. A quote inside a cell that does not begin with one stands for itself.
#include "ingest/tables/row_splitter.h"

#include <utility>

#include "ingest/records/value_spellings.h"

namespace carom::ingest::tables {
namespace {

// Of one row. Texts of servers have a few lines; what goes on for longer is a quote that was never closed.
constexpr std::size_t kMostLines = 1000;
constexpr std::size_t kMostBytes = std::size_t{1} << 20U;

}  // namespace

std::optional<std::vector<std::string>> split_row(std::string_view row, char separator) {
  std::vector<std::string> cells(1);
  bool in_quotes = false;
  bool begins_cell = true;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const char c = row[i];
    if (in_quotes) {
      const bool is_escaped = c == '"' && i + 1 < row.size() && row[i + 1] == '"';
      if (c == '"' && !is_escaped)
        in_quotes = false;
      else
        cells.back() += c;
      if (is_escaped) ++i;
    } else if (c == separator) {
      cells.emplace_back();
      begins_cell = true;
      continue;
    } else if (c == '"' && begins_cell) {
      in_quotes = true;
    } else {
      cells.back() += c;
    }
    begins_cell = false;
  }
  return in_quotes ? std::nullopt : std::optional(std::move(cells));
}

Expected<std::optional<RowSplitter::KeptLine>> RowSplitter::next_line() {
  if (!again_.empty()) {
    std::optional<KeptLine> line = std::move(again_.front());
    again_.pop_front();
    return line;
  }
  const auto line = lines_.next();
  if (!line) return std::unexpected(line.error());
  if (!*line) return std::nullopt;
  return KeptLine{std::string((*line)->text), (*line)->offset, (*line)->size, (*line)->too_long};
}

Expected<Row> RowSplitter::take_row(KeptLine first) {
  Row row{{}, first.offset, {}};
  std::string text = std::move(first.text);
  std::vector<KeptLine> further;
  for (;;) {
    if (auto cells = split_row(text, separator_)) {
      row.cells = *std::move(cells);
      return row;
    }
    auto line = further.size() < kMostLines && text.size() < kMostBytes
                    ? next_line()
                    : Expected<std::optional<KeptLine>>(std::nullopt);
    if (!line) return std::unexpected(line.error());
    if (!*line || (*line)->too_long) {
      if (*line) further.push_back(*std::move(*line));
      again_.insert(again_.begin(), std::make_move_iterator(further.begin()), std::make_move_iterator(further.end()));
      row.damage = "found a quote that opens a cell and does not close, expected `\"` before a separator or a line end";
      return row;
    }
    text.append("\n").append((*line)->text);
    further.push_back(*std::move(*line));
  }
}

Expected<std::optional<Row>> RowSplitter::next() {
  for (;;) {
    auto line = next_line();
    if (!line) return std::unexpected(line.error());
    if (!*line) return std::nullopt;
    if ((*line)->too_long) return Row{{}, (*line)->offset, too_long_reason("line", (*line)->size)};
    if (trim((*line)->text).empty()) continue;
    auto row = take_row(*std::move(*line));
    if (!row) return std::unexpected(row.error());
    return *std::move(row);
  }
}

}  // namespace carom::ingest::tables
