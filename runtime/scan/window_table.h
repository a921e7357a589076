// From a few bytes of text around an anchor to the literals that may stand there: hash, bitmap, rank, tag, row.
#pragma once

#include <cstdint>

namespace carom::scan {

/// One literal as it is compared. `before` and `size` speak of the part that is compared at once: the whole literal,
/// or 64 bytes of a longer one.
struct Row {
  std::uint32_t bytes;            ///< of that part, in ScanTables::bytes
  std::uint32_t literal;          ///< its number
  std::uint32_t more;             ///< further rows with the same hash start here
  std::uint32_t more_count : 18;  ///< and are so many
  std::uint32_t before : 6;       ///< bytes of the part in front of the anchor
  std::uint32_t size : 7;         ///< 1 to 64
  std::uint32_t is_long : 1;      ///< the literal is longer than that part
};
static_assert(sizeof(Row) == 16);

/// How a window lies about its anchor, a place in the text where a bigram of the filter's set begins.
struct WindowShape {
  std::uint32_t size;    ///< bytes: 8, 4, 2 or 1
  std::uint32_t before;  ///< bytes of it in front of the anchor
};

/// What a search reads of a table; the memory belongs to the set. A window's hash is a number of `64 - shift` bits.
/// Rows 0, 1, … belong to the set bits of `bits` in their order; rows behind those share a hash with one of them.
struct WindowTable {
  WindowShape shape;
  std::uint32_t shift;
  const std::uint64_t* bits;   ///< hash → does any row have it; the words of 64 hashes
  const std::uint32_t* ranks;  ///< word → set bits in the words before it
  const std::uint8_t* tags;    ///< row → eight more bits of its window's hash, or 0 when several windows share the row
  const Row* rows;
};

}  // namespace carom::scan
