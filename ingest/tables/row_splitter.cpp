// One state a byte: in quotes or not. A quote inside a cell that does not begin with one stands for itself.
#include "ingest/tables/row_splitter.h"

#include <utility>

#include "ingest/records/value_spellings.h"

namespace carom::ingest::tables {
namespace {

// Of one row. Texts of servers have a few lines; what goes on for longer is a quote that was never closed.
constexpr std::size_t kMostLines = 1000;
constexpr std::size_t kMostBytes = std::size_t{1} << 20U;
constexpr std::string_view kOpenQuote =
    "found a quote that opens a cell and does not close, expected `\"` before a separator or a line end";

/// A row on its way into cells; a line more goes on where the last one ended.
class RowCells {
 public:
  explicit RowCells(char separator) : separator_(separator) {}

  void take(std::string_view line);
  /// A quote is open.
  [[nodiscard]] bool is_open() const { return in_quotes_; }
  [[nodiscard]] std::vector<std::string> cells() && { return std::move(cells_); }

 private:
  void take_outside(char c);

  char separator_;
  std::vector<std::string> cells_ = std::vector<std::string>(1);
  bool in_quotes_ = false;
  bool begins_cell_ = true;
};

void RowCells::take(std::string_view line) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (!in_quotes_) {
      take_outside(c);
      continue;
    }
    const bool is_escaped = c == '"' && line.substr(i + 1).starts_with('"');
    if (is_escaped) ++i;
    if (c == '"' && !is_escaped)
      in_quotes_ = false;
    else
      cells_.back() += c;
  }
}

void RowCells::take_outside(char c) {
  if (c == separator_) {
    cells_.emplace_back();
    begins_cell_ = true;
    return;
  }
  if (c == '"' && begins_cell_)
    in_quotes_ = true;
  else
    cells_.back() += c;
  begins_cell_ = false;
}

}  // namespace

std::optional<std::vector<std::string>> split_row(std::string_view row, char separator) {
  RowCells cells(separator);
  cells.take(row);
  return cells.is_open() ? std::nullopt : std::optional(std::move(cells).cells());
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
  return KeptLine{std::string((*line)->text), (*line)->offset, (*line)->size, (*line)->too_long, false};
}

Expected<Row> RowSplitter::take_row(KeptLine first) {
  RowCells cells(separator_);
  cells.take(first.text);
  std::vector<KeptLine> further;
  std::size_t size = first.text.size();
  bool may_go_on = !first.is_again && size < kMostBytes;
  while (cells.is_open() && may_go_on) {
    auto line = next_line();
    if (!line) return std::unexpected(line.error());
    if (!*line) break;
    size += (*line)->text.size() + 1;
    further.push_back(*std::move(*line));
    if (further.back().too_long) break;
    cells.take("\n");
    cells.take(further.back().text);
    may_go_on = further.size() < kMostLines && size < kMostBytes;
  }
  if (!cells.is_open()) return Row{std::move(cells).cells(), first.offset, {}};
  for (KeptLine& line : further) line.is_again = true;
  again_.insert(again_.begin(), std::make_move_iterator(further.begin()), std::make_move_iterator(further.end()));
  return Row{{}, first.offset, std::string(kOpenQuote)};
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
