// Replies hold commas and bars, too; but seldom in each line as many, and no names in the first.
#include "ingest/guess/unnamed_table.h"

#include <algorithm>
#include <optional>

#include "ingest/guess/value_shape.h"
#include "ingest/mail/header_block.h"
#include "ingest/tables/columns.h"
#include "ingest/tables/row_splitter.h"
#include "support/ascii.h"

namespace carom::ingest::guess {
namespace {

constexpr std::size_t kMostBytesOfName = 64;
constexpr std::size_t kMostLines = 20;

bool may_be_name(const std::string& name) {
  if (name.empty() || name.size() > kMostBytesOfName || is_digit(name.front())) return false;
  const Shape shape = shape_of(name);
  return shape == Shape::none || shape == Shape::words || shape == Shape::host;
}

}  // namespace

bool begins_unnamed_table(std::string_view beginning) {
  const std::optional<tables::Header> header = tables::read_header(take_filled_line(beginning));
  if (!header || !std::ranges::all_of(header->columns.names(), may_be_name)) return false;
  std::size_t rows = 0;
  // The last line may be cut.
  while (rows < kMostLines && beginning.contains('\n')) {
    const std::string_view line = take_line(beginning);
    if (line.empty()) continue;
    const auto cells = tables::split_row(line, header->separator);
    // A cell that goes on behind the line's end: replies open no quotes.
    if (!cells) return rows != 0;
    if (cells->size() != header->columns.names().size()) return false;
    ++rows;
  }
  return rows != 0;
}

}  // namespace carom::ingest::guess
