// Where an input's bytes come from: a descriptor, or a file that others still write to.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "support/error.h"

namespace carom::ingest {

/// What messages call an input of that name.
[[nodiscard]] constexpr std::string_view shown_name(std::string_view name) {
  return name == "-" ? std::string_view("standard input") : name;
}

/// For one thread.
class ByteSource {
 public:
  ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  virtual ~ByteSource() = default;

  /// The path, or `-` for a stream; lives as long as what was read.
  [[nodiscard]] virtual std::string_view name() const = 0;
  /// The next bytes, at most `most`; 0 at the end. As many as come at once: a stream is not waited for.
  [[nodiscard]] virtual Expected<std::size_t> read(char* to, std::size_t most) = 0;
  /// How many bytes read() has given; with compressed inputs more than what they hold is read by others.
  [[nodiscard]] virtual std::uint64_t taken() const = 0;
};

}  // namespace carom::ingest
