// The part of a comparison that only literals of more than 64 bytes need.
#include "runtime/scan/scan_tables.h"

namespace carom::scan {

// Reading stops at the first difference, and every byte read before is part of a text: so what is read of the text lies
// in it or right beside it.
bool rest_of_literal_fits(const ScanTables& tables, const Row& row, const char* text, std::uint32_t& end,
                          std::uint64_t& effort) {
  const LiteralExtent extent = tables.extents[row.literal];
  std::uint32_t left = row.bytes - extent.begin;
  std::uint32_t right = extent.size - left - row.size;
  const char* literal = tables.bytes + row.bytes;
  effort += (left + right) / 16;  // bytes compared in the time of one comparison
  end += right;
  for (const char *t = text + row.size, *l = literal + row.size; right > 0 && *t == *l; ++t, ++l) --right;
  if (right > 0) return false;
  for (const char *t = text - 1, *l = literal - 1; left > 0 && *t == *l; --t, --l) --left;
  return left == 0;
}

}  // namespace carom::scan
