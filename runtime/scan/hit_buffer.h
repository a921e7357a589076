// What the forms of the scan write into, in the plainest types: they are compiled for processors of their own and must
// not leave inline functions behind that the linker could give to everybody.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace carom::scan {

/// One occurrence: which literal, and the offset just behind it (into TextBatch::data(), or into a single text).
struct Hit {
  uint32_t literal;
  uint32_t end;
  friend bool operator==(const Hit&, const Hit&) = default;
};

/// The text is searched in pieces of this many bytes, so that all lists of one piece stay in the first-level cache.
inline constexpr uint32_t kPieceBytes = 8192;
/// Vector stores write whole registers and may write this many entries more than they count.
inline constexpr uint32_t kOverrun = 64;

/// A row to compare, and the anchor in its piece to compare it at.
struct Suspect {
  uint32_t row;
  uint32_t anchor;
};

/// Working memory of one search. Anchors are offsets into their piece.
struct ScanScratch {
  uint16_t long_anchors[kPieceBytes + kOverrun];
  uint16_t other_anchors[kPieceBytes + kOverrun];
  uint16_t passed[kPieceBytes + kOverrun];
  Suspect suspects[kPieceBytes + kOverrun];
};

struct HitBuffer {
  Hit* hits;
  size_t size;
  size_t capacity;
  size_t most;  ///< a search ends soon when it has found more
  ScanScratch* scratch;
};

/// Makes room for `capacity` hits in all and keeps those there are. Throws std::bad_alloc.
void grow(HitBuffer& buffer, size_t capacity);

}  // namespace carom::scan
