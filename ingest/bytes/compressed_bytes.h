// The bytes of a compressed input, decompressed on the way; its formats are told by their magic numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/bytes/byte_source.h"
#include "ingest/bytes/decompressor.h"
#include "support/error.h"

namespace carom::ingest {

enum class Compression : std::uint8_t { none, gzip, zstd };

/// By the first bytes. Nothing: they may go on as a magic number.
[[nodiscard]] std::optional<Compression> tell_compression(std::string_view beginning);

/// Holds some compressed bytes and the window of a decompressor, whatever comes of them.
class CompressedBytes {
 public:
  /// `beginning`: what was already read of `source`, which outlives this. `compression` is not none.
  CompressedBytes(ByteSource& source, Compression compression, std::string_view beginning);

  /// As ByteSource::read(). What stands before damage is given before it is told.
  [[nodiscard]] Expected<std::size_t> read(char* to, std::size_t most);

 private:
  Expected<void> refill();
  [[nodiscard]] Error damaged(std::string_view damage) const;
  [[nodiscard]] Error cut_off() const;

  ByteSource& source_;
  std::unique_ptr<Decompressor> decompressor_;
  std::string bytes_;        ///< as read last
  std::size_t begin_ = 0;    ///< of those that are left of them
  std::uint64_t taken_ = 0;  ///< of the input, by the decompressor
  bool is_at_end_ = false;
  bool may_hold_more_ = false;  ///< the decompressor had no room left
  std::optional<Error> failure_;
};

}  // namespace carom::ingest
