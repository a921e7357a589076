// Lays out the window table of one class of literals.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "runtime/scan/scan_tables.h"

namespace carom::scan {

/// A literal and the place in it, in bytes, where the window's anchor lies: shape.before <= anchor and
/// anchor - shape.before + shape.size <= size of the literal.
struct AnchoredLiteral {
  std::uint32_t literal;
  std::uint32_t anchor;
};

/// The memory of a WindowTable. view() is valid as long as this lives unmoved.
struct WindowTableMemory {
  WindowShape shape{};
  std::uint32_t shift = 63;
  std::vector<std::uint64_t> bits;
  std::vector<std::uint32_t> ranks;
  std::vector<std::uint8_t> tags;
  std::vector<Row> rows;

  [[nodiscard]] WindowTable view() const { return {shape, shift, bits.data(), ranks.data(), tags.data(), rows.data()}; }
};

/// `bytes` holds the literals at `extents`, and kComparedBytes more.
[[nodiscard]] WindowTableMemory build_window_table(WindowShape shape, std::span<const AnchoredLiteral> literals,
                                                   std::span<const LiteralExtent> extents, const char* bytes);

}  // namespace carom::scan
