// Any format of table_formats.def, from an input to records.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "ingest/bytes/line_reader.h"
#include "ingest/readers.h"
#include "ingest/tables/table_formats.h"

namespace carom::ingest::tables {

/// Null for formats that are none of table_formats.def.
[[nodiscard]] const TableFormat* find_table(Format format);
/// The format of a table that begins so, if its first line names columns that one has.
[[nodiscard]] std::optional<Format> tell_table(std::string_view beginning);

/// The first line that is not blank, which names the columns; nothing where there is none.
[[nodiscard]] Expected<std::optional<Line>> take_first_line(LineReader& lines);

/// Whether the first line names a column that `map` maps.
[[nodiscard]] bool has_mapped_column(std::string_view beginning, const FieldMap& map);

[[nodiscard]] Expected<void> read_table(const TableFormat& format, Input& input, std::uint64_t offset,
                                        const ReadOptions& options, RecordCollector& sink);

}  // namespace carom::ingest::tables
