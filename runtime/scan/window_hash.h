// The hash of the bytes around an anchor. Multiplicative (Knuth, volume 3, section 6.4): the upper bits depend on all.
#pragma once

#include <stdint.h>

#include "runtime/scan/window_table.h"

namespace carom::scan {

/// The first 64 - shift bits are the window's hash, those below them make its tag. Reads 8 bytes, of whatever size the
/// window is. Internal linkage: compiled for several processors.
static inline uint64_t window_product(const char* anchor, WindowShape shape) {
  uint64_t window;
  __builtin_memcpy(&window, anchor - shape.before, sizeof(window));
  const uint32_t unused_bits = 64 - 8 * shape.size;
  if constexpr (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__) window <<= unused_bits;
  if constexpr (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__) window &= ~0ULL << unused_bits;
  return window * 0x9E3779B97F4A7C15;
}

/// Never 0.
static inline uint8_t window_tag(uint64_t product, uint32_t shift) {
  return (uint8_t)(product >> (shift - 7) | 0x80);
}

}  // namespace carom::scan
