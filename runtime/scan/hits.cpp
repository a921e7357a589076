// Plain new and delete: the buffer that the forms of the scan share holds plain types only.
#include "runtime/scan/hits.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace carom::scan {

Hits::Hits() {
  buffer_.scratch = std::make_unique_for_overwrite<ScanScratch>().release();
}
Hits::Hits(Hits&& other) noexcept : buffer_(std::exchange(other.buffer_, {})) {}
Hits& Hits::operator=(Hits&& other) noexcept {
  std::swap(buffer_, other.buffer_);
  return *this;
}
Hits::~Hits() {
  delete[] buffer_.hits;
  delete buffer_.scratch;
}

void grow(HitBuffer& buffer, std::size_t capacity) {
  const std::size_t larger = std::max<std::size_t>({capacity, 2 * buffer.capacity, 1024});
  auto hits = std::make_unique_for_overwrite<Hit[]>(larger);
  std::copy_n(buffer.hits, buffer.size, hits.get());
  delete[] std::exchange(buffer.hits, hits.release());
  buffer.capacity = larger;
}

}  // namespace carom::scan
