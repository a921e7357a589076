// The bytes of one input, chunk by chunk, so that no reader needs to hold a whole file or to know about read(2) and
// compression.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/bytes/byte_source.h"
#include "ingest/bytes/compressed_bytes.h"
#include "support/error.h"

namespace carom::ingest {

/// Reads from a source that stays the caller's. An input that is compressed (gzip, zstd) and looked ahead at is
/// decompressed on the way, so that all places are those of its decompressed bytes; damage is told where it is met,
/// behind the bytes before it.
class Input {
 public:
  /// Messages and records say the source's name.
  explicit Input(ByteSource& source) : source_(source) {}

  [[nodiscard]] std::string_view name() const { return source_.name(); }

  // Looking ahead: only before next_chunk() and read(), which begin with what was read ahead.

  [[nodiscard]] std::string_view ahead() const { return std::string_view(buffer_).substr(begin_); }
  /// Reads more of it, as much as comes at once; false at the end of the input. The first call decides whether the
  /// input is compressed. What is compressed twice is refused.
  [[nodiscard]] Expected<bool> read_ahead();
  /// Drops the first `count` bytes of ahead().
  void skip(std::size_t count) { begin_ += count; }

  /// The next bytes, at most a few kilobytes unless more were read ahead; empty at the end. Valid until the next call.
  [[nodiscard]] Expected<std::string_view> next_chunk();
  /// The next bytes, at most `most`, into the caller's memory; 0 at the end. As many as come at once: a stream is not
  /// waited for.
  [[nodiscard]] Expected<std::size_t> read(char* to, std::size_t most);

 private:
  Expected<std::size_t> append();
  Expected<std::size_t> read_source(char* to, std::size_t most);
  Expected<bool> begin();
  Expected<std::optional<Compression>> read_magic();

  ByteSource& source_;
  std::unique_ptr<CompressedBytes> compressed_;  ///< none: the source's bytes are the input's
  bool is_begun_ = false;
  std::string buffer_;
  std::size_t begin_ = 0;
};

}  // namespace carom::ingest
