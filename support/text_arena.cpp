// Chunks stay for the next round; a text larger than one gets a chunk of its own.
#include "support/text_arena.h"

#include <algorithm>
#include <cstdint>

namespace carom {
namespace {

constexpr std::size_t kChunkBytes = 65536;

}  // namespace

void TextArena::clear() {
  for (std::size_t i = 0; i < used_chunks_; ++i) poison(chunks_[i].bytes.get(), chunks_[i].size);
  used_chunks_ = 0;
  next_ = nullptr;
  free_ = 0;
  kept_ = 0;
}

std::string_view TextArena::keep_padded(std::string_view text, std::size_t padding) {
  char* const at = reserve(text.size() + padding);
  if (!text.empty()) std::memcpy(at, text.data(), text.size());
  if (padding != 0) std::memset(at + text.size(), 0, padding);
  commit(text.size() + padding);
  return {at, text.size()};
}

void TextArena::align(std::size_t alignment) {
  const std::size_t beyond = reinterpret_cast<std::uintptr_t>(next_) % alignment;
  const std::size_t gap = beyond == 0 ? 0 : alignment - beyond;
  if (gap <= free_)
    commit(gap);
  else
    free_ = 0;  // the next chunk begins aligned
}

/// The next chunk of earlier rounds if it is large enough, else a new one in its place.
void TextArena::add_chunk(std::size_t least) {
  if (used_chunks_ == chunks_.size()) chunks_.emplace_back();
  Chunk& chunk = chunks_[used_chunks_++];
  if (chunk.size < least || chunk.size == 0) {
    chunk.size = std::max(kChunkBytes, least);
    chunk.bytes = std::make_unique_for_overwrite<char[]>(chunk.size);
  }
  next_ = chunk.bytes.get();
  free_ = chunk.size;
}

}  // namespace carom
