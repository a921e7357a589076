// Memory for texts that lie nowhere else: decoded, unescaped or repaired ones.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

#include "support/poison.h"

namespace carom {

/// What is kept stays where it is until clear(), which keeps the memory for the next texts; the address sanitizer tells
/// of views that outlive it.
class TextArena {
 public:
  void clear();

  std::string_view keep(std::string_view text) { return keep_padded(text, 0); }
  /// As keep(), with `padding` readable bytes behind the text.
  std::string_view keep_padded(std::string_view text, std::size_t padding);
  template <class Row>
    requires std::is_trivially_copyable_v<Row>
  std::span<const Row> keep(std::span<const Row> rows) {
    if (rows.empty()) return {};
    align(alignof(Row));
    char* const at = reserve(rows.size_bytes());
    std::memcpy(at, rows.data(), rows.size_bytes());
    commit(rows.size_bytes());
    return {reinterpret_cast<const Row*>(at), rows.size()};
  }

  /// Room for `most` bytes, of which commit() takes those that were needed.
  [[nodiscard]] char* reserve(std::size_t most) {
    if (free_ < most) add_chunk(most);
    unpoison(next_, most);
    return next_;
  }
  void commit(std::size_t size) {
    next_ += size;
    free_ -= size;
    kept_ += size;
  }

  /// Bytes kept since clear().
  [[nodiscard]] std::size_t kept() const { return kept_; }

 private:
  struct Chunk {
    std::unique_ptr<char[]> bytes;
    std::size_t size = 0;
  };

  void align(std::size_t alignment);
  void add_chunk(std::size_t least);

  std::vector<Chunk> chunks_;
  std::size_t used_chunks_ = 0;
  char* next_ = nullptr;
  std::size_t free_ = 0;
  std::size_t kept_ = 0;
};

}  // namespace carom
