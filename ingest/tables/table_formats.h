// The formats of table_formats.def, by number: which columns each has, and what its rows say.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "ingest/readers.h"
#include "ingest/records/record_source.h"
#include "ingest/tables/columns.h"

namespace carom::ingest::tables {

/// Makes records of the rows of one table.
class RowReader {
 public:
  virtual ~RowReader() = default;
  /// `place`: of the row, zero-based, behind the first. Its text is UTF-8.
  virtual void read(const NamedRow& row, std::uint64_t place, std::uint64_t offset) = 0;
};

#define TABLE_FORMAT(id, name)                                           \
  /** Whether a table with these columns is of it. */                    \
  [[nodiscard]] bool has_columns_of_##id(const Columns& columns);        \
  /** All that is passed outlives it. */                                 \
  [[nodiscard]] Expected<std::unique_ptr<RowReader>> make_##id##_reader( \
      const Columns& columns, const ReadOptions& options, RecordCollector& records);
#include "ingest/records/table_formats.def"
#undef TABLE_FORMAT

struct TableFormat {
  Format format;
  bool (*has_columns)(const Columns& columns);
  Expected<std::unique_ptr<RowReader>> (*make_reader)(const Columns& columns, const ReadOptions& options,
                                                      RecordCollector& records);
};

[[nodiscard]] std::span<const TableFormat> table_formats();

}  // namespace carom::ingest::tables
