// Sizes are bounds, not measured: what a text comes to is known only when it is normalised.
#include "runtime/table/batch_extent.h"

#include <algorithm>

namespace carom::table {
namespace {

// A byte of Windows-1252, or one that is no character, becomes three.
constexpr std::size_t kMostGrowth = 3;

}  // namespace

std::size_t batch_extent(std::span<const core::Record> records, std::uint32_t text_bytes, std::size_t most_bytes) {
  std::size_t count = 0;
  std::size_t bytes = 0;
  for (; count < records.size(); ++count) {
    bytes += kMostGrowth * std::min<std::size_t>(records[count].text.size(), text_bytes) + 1;
    if (bytes > most_bytes && count != 0) break;
  }
  return count;
}

}  // namespace carom::table
