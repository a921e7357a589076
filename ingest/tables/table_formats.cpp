// The table.
#include "ingest/tables/table_formats.h"

namespace carom::ingest::tables {
namespace {

constexpr TableFormat kFormats[] = {
#define TABLE_FORMAT(id, name) {Format::id, has_columns_of_##id, make_##id##_reader},
#include "ingest/records/table_formats.def"
#undef TABLE_FORMAT
};

}  // namespace

std::span<const TableFormat> table_formats() {
  return kFormats;
}

}  // namespace carom::ingest::tables
