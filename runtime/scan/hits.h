// What a scan found, and the working memory it found it with: one reusable buffer a thread.
#pragma once

#include <cstddef>
#include <span>

#include "runtime/scan/hit_buffer.h"

namespace carom::scan {

/// Filled by LiteralSet::find, which replaces what it held. Keeps its capacity, so that scans stop allocating once they
/// have seen the largest batch. Used by one thread at a time. About 130 KiB and 8 bytes a hit.
class Hits {
 public:
  Hits();
  Hits(Hits&& other) noexcept;
  Hits& operator=(Hits&& other) noexcept;
  ~Hits();

  [[nodiscard]] std::span<const Hit> all() const { return {buffer_.hits, buffer_.size}; }
  [[nodiscard]] std::size_t size() const { return buffer_.size; }
  [[nodiscard]] bool empty() const { return buffer_.size == 0; }
  [[nodiscard]] auto begin() const { return all().begin(); }
  [[nodiscard]] auto end() const { return all().end(); }
  [[nodiscard]] const Hit& operator[](std::size_t index) const { return buffer_.hits[index]; }

  /// For a search that gives up once it has found more than `most`.
  void clear(std::size_t most) {
    buffer_.size = 0;
    buffer_.most = most;
  }
  [[nodiscard]] bool are_too_many() const { return buffer_.size > buffer_.most; }
  void add(Hit hit) {
    if (buffer_.size == buffer_.capacity) grow(buffer_, buffer_.size + 1);
    buffer_.hits[buffer_.size++] = hit;
  }
  /// For the forms of the scan.
  [[nodiscard]] HitBuffer& buffer() { return buffer_; }

 private:
  HitBuffer buffer_{};
};

}  // namespace carom::scan
