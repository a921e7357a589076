// The first row names the columns; every other is handed to the format. Files that were joined name them again.
#include "ingest/tables/read_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "ingest/bytes/windows_1252.h"
#include "ingest/mail/header_block.h"
#include "ingest/records/value_spellings.h"
#include "ingest/tables/row_splitter.h"

namespace carom::ingest::tables {
namespace {

std::unexpected<Error> no_header(std::string_view name) {
  return std::unexpected(
      Error{ErrorKind::unreadable,
            fmt::format(
                "{}: found no first line with names of columns, expected them separated by a comma, a semicolon, a tab "
                "or a bar",
                shown_name(name))});
}

void make_utf8(std::vector<std::string>& cells) {
  for (std::string& cell : cells) cell = as_utf8(std::move(cell));
}

/// Empty: nothing. Cells that are missing at a row's end are empty ones.
std::string damage_of(const std::vector<std::string>& cells, const Columns& columns) {
  const std::size_t expected = columns.names().size();
  const auto is_filled = [](const std::string& cell) { return !cell.empty(); };
  if (cells.size() <= expected ||
      std::ranges::none_of(cells.begin() + static_cast<std::ptrdiff_t>(expected), cells.end(), is_filled))
    return {};
  return fmt::format(
      "found a row of {} cells, expected {} as the first line names; a cell with a separator in it stands in quotes",
      cells.size(), expected);
}

Expected<void> read_rows(RowSplitter& rows, const Columns& columns, RowReader& reader, RecordCollector& sink) {
  for (std::uint64_t place = 0;; ++place) {
    if (!rows.has_line() && !sink.flush()) return {};
    auto row = rows.next();
    if (!row) return std::unexpected(row.error());
    if (!*row || !sink.is_wanted()) return {};
    if ((*row)->damage.empty()) (*row)->damage = damage_of((*row)->cells, columns);
    if (!(*row)->damage.empty()) {
      sink.reject((*row)->offset, std::move((*row)->damage));
      continue;
    }
    make_utf8((*row)->cells);
    if ((*row)->cells == columns.names())
      --place;
    else
      reader.read(NamedRow(columns, (*row)->cells), place, (*row)->offset);
  }
}

}  // namespace

const TableFormat* find_table(Format format) {
  const auto formats = table_formats();
  const auto found = std::ranges::find(formats, format, &TableFormat::format);
  return found == formats.end() ? nullptr : &*found;
}

std::optional<Format> tell_table(std::string_view beginning) {
  const std::optional<Header> header = read_header(take_filled_line(beginning));
  if (!header) return std::nullopt;
  for (const TableFormat& format : table_formats())
    if (format.has_columns(header->columns)) return format.format;
  return std::nullopt;
}

Expected<std::optional<Line>> take_first_line(LineReader& lines) {
  for (;;) {
    auto line = lines.next();
    if (!line || !*line || !trim((*line)->text).empty()) return line;
  }
}

bool has_mapped_column(std::string_view beginning, const FieldMap& map) {
  if (map.empty()) return false;
  const std::optional<Header> header = read_header(as_utf8(std::string(take_filled_line(beginning))));
  return header &&
         std::ranges::any_of(map, [&](const MapEntry& entry) { return header->columns.has(column_of(entry.place)); });
}

Expected<void> read_table(const TableFormat& format, Input& input, std::uint64_t offset, const ReadOptions& options,
                          RecordCollector& sink) {
  LineReader lines(input, kMaxRecordBytes, offset);
  const auto first = take_first_line(lines);
  if (!first) return std::unexpected(first.error());
  if (!*first) return {};
  const std::optional<Header> header = read_header(as_utf8(std::string((*first)->text)));
  if (!header) return no_header(input.name());
  const auto reader = format.make_reader(header->columns, options, sink);
  if (!reader) return std::unexpected(reader.error());
  RowSplitter rows(lines, header->separator);
  return read_rows(rows, header->columns, **reader, sink);
}

}  // namespace carom::ingest::tables
