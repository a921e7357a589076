// Literals are sorted by hash, so that rows, tags and ranks come out in one pass.
#include "runtime/scan/build_window_table.h"

#include <algorithm>
#include <bit>
#include <tuple>
#include <utility>

#include "runtime/scan/window_hash.h"
#include "support/check.h"

namespace carom::scan {
namespace {

/// Hashes a window: about 1 window in 24 that no literal has passes the bitmap.
constexpr std::uint32_t kHashesAWindow = 16;

struct Placed {
  std::uint64_t product;
  AnchoredLiteral at;
};

std::uint32_t shift_for(std::size_t windows) {
  const auto hash_bits = static_cast<std::uint32_t>(std::bit_width(windows * kHashesAWindow));
  return 64 - std::max(hash_bits, 6U);
}

/// By hash; those of one hash shorter literals first.
std::vector<Placed> placed_by_hash(WindowShape shape, std::span<const AnchoredLiteral> literals,
                                   std::span<const LiteralExtent> extents, const char* bytes, std::uint32_t shift) {
  std::vector<Placed> placed;
  placed.reserve(literals.size());
  for (const AnchoredLiteral& at : literals)
    placed.push_back({window_product(bytes + extents[at.literal].begin + at.anchor, shape), at});
  std::ranges::sort(placed, {}, [&](const Placed& p) {
    return std::tuple(p.product >> shift, extents[p.at.literal].size, p.at.literal, p.at.anchor);
  });
  return placed;
}

/// A long literal is compared by the 64 bytes around its window first.
Row row_of(const AnchoredLiteral& at, const LiteralExtent& extent) {
  const std::uint32_t size = std::min(extent.size, kComparedBytes);
  const std::uint32_t furthest = extent.size - size;
  const std::uint32_t skipped = std::min(at.anchor - std::min(at.anchor, kComparedBytes / 2), furthest);
  Row row{};
  row.bytes = extent.begin + skipped;
  row.literal = at.literal;
  row.before = (at.anchor - skipped) & 63U;
  row.size = size & 127U;
  row.is_long = extent.size > size;
  return row;
}

}  // namespace

WindowTableMemory build_window_table(WindowShape shape, std::span<const AnchoredLiteral> literals,
                                     std::span<const LiteralExtent> extents, const char* bytes) {
  WindowTableMemory table;
  table.shape = shape;
  table.shift = shift_for(literals.size());
  const std::size_t words = std::size_t{1} << (64 - table.shift - 6);
  table.bits.resize(words);
  table.ranks.resize(words);
  const std::vector<Placed> placed = placed_by_hash(shape, literals, extents, bytes, table.shift);
  std::vector<Row> more;
  for (std::size_t i = 0; i < placed.size();) {
    const std::uint64_t hash = placed[i].product >> table.shift;
    table.bits[hash / 64] |= 1ULL << hash % 64;
    Row first = row_of(placed[i].at, extents[placed[i].at.literal]);
    std::uint8_t tag = window_tag(placed[i].product, table.shift);
    first.more = static_cast<std::uint32_t>(more.size());
    for (++i; i < placed.size() && placed[i].product >> table.shift == hash; ++i) {
      if (window_tag(placed[i].product, table.shift) != tag) tag = 0;
      more.push_back(row_of(placed[i].at, extents[placed[i].at.literal]));
    }
    first.more_count = (static_cast<std::uint32_t>(more.size()) - first.more) & 0x3FFFFU;
    table.tags.push_back(tag);
    table.rows.push_back(first);
  }
  const auto firsts = static_cast<std::uint32_t>(table.rows.size());
  for (Row& row : table.rows) row.more += firsts;
  table.rows.insert(table.rows.end(), more.begin(), more.end());
  for (std::size_t word = 1; word < words; ++word)
    table.ranks[word] = table.ranks[word - 1] + static_cast<std::uint32_t>(std::popcount(table.bits[word - 1]));
  return table;
}

}  // namespace carom::scan
