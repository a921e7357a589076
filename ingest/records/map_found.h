// Which entries of a `--map` have found a value so far.
#pragma once

#include <atomic>
#include <cstddef>
#include <vector>

namespace carom::ingest {

/// One memory for all readers of a run, on whatever threads they work.
class MapFound {
 public:
  /// As long as the map.
  explicit MapFound(std::size_t entries) : found_(entries) {}

  void mark(std::size_t entry) {
    // Without the look every record would take the cache line from the other threads.
    if (!(*this)[entry]) found_[entry].store(true, std::memory_order_relaxed);
  }
  [[nodiscard]] bool operator[](std::size_t entry) const { return found_[entry].load(std::memory_order_relaxed); }
  [[nodiscard]] std::size_t size() const { return found_.size(); }

 private:
  std::vector<std::atomic<bool>> found_;
};

}  // namespace carom::ingest
