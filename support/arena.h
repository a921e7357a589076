// Memory for strings of unknown number that all go at once.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace carom {

/// Copies stay where they are until clear(), which keeps the memory: after warm-up nothing is allocated.
class Arena {
 public:
  [[nodiscard]] std::string_view copy(std::string_view text) {
    char* place = allocate(text.size());
    if (!text.empty()) std::memcpy(place, text.data(), text.size());
    return {place, text.size()};
  }
  void clear() { chunk_ = used_ = 0; }

 private:
  static constexpr std::size_t kChunkBytes = 64 * 1024;
  struct Chunk {
    std::unique_ptr<char[]> bytes;
    std::size_t size = 0;
  };

  char* allocate(std::size_t size) {
    while (chunk_ < chunks_.size() && chunks_[chunk_].size - used_ < size) {
      ++chunk_;
      used_ = 0;
    }
    if (chunk_ == chunks_.size()) {
      const std::size_t bytes = std::max(size, kChunkBytes);
      chunks_.push_back({std::make_unique_for_overwrite<char[]>(bytes), bytes});
    }
    char* place = chunks_[chunk_].bytes.get() + used_;
    used_ += size;
    return place;
  }

  std::vector<Chunk> chunks_;
  std::size_t chunk_ = 0;
  std::size_t used_ = 0;
};

}  // namespace carom
