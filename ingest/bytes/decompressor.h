// What the compressed formats that are read have in common: compressed bytes in, bytes out, nothing held but a window.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

namespace carom::ingest {

/// How far a decompressor came.
struct Decompressed {
  std::size_t taken = 0;         ///< bytes of what it was given
  std::size_t made = 0;          ///< bytes that it wrote
  const char* damage = nullptr;  ///< what is wrong behind `taken`, in the library's words; lives for good
};

/// Members of a file (RFC 1952 section 2.2), or frames (RFC 8878 section 3.1), one after another.
class Decompressor {
 public:
  Decompressor() = default;
  Decompressor(const Decompressor&) = delete;
  Decompressor& operator=(const Decompressor&) = delete;
  virtual ~Decompressor() = default;

  /// Stops where `most` bytes are made, what was given is used up, or damage is met. Where
  /// `most` bytes are made, more may come of no bytes at all. `most` is not 0.
  virtual Decompressed decompress(std::string_view bytes, char* to, std::size_t most) = 0;
  /// Nothing is begun: the input may end here.
  [[nodiscard]] virtual bool is_between_members() const = 0;
  /// As messages call it: "gzip data".
  [[nodiscard]] virtual std::string_view what() const = 0;
};

/// RFC 1952. Zero bytes between members are padding.
[[nodiscard]] std::unique_ptr<Decompressor> make_gzip_decompressor();
/// RFC 8878, with windows of at most 128 MiB, as the zstd program reads them unless it is told otherwise.
[[nodiscard]] std::unique_ptr<Decompressor> make_zstd_decompressor();

}  // namespace carom::ingest
