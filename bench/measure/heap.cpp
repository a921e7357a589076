// The allocator's own count, which leaves out what it keeps for later.
#include "bench/measure/heap.h"

#include <malloc.h>

namespace carom::bench {

std::size_t heap_bytes() {
  const struct mallinfo2 info = mallinfo2();
  return info.uordblks + info.hblkhd;
}

}  // namespace carom::bench
