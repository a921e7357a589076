// The bytes of one input, chunk by chunk, so that no reader needs to hold a whole file or to know about read(2).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "support/error.h"

namespace carom::ingest {

/// Reads from a descriptor that stays the caller's. Interrupted and short reads are not visible outside.
class Input {
 public:
  /// `name` is the path, or `-` for a stream; messages say it.
  Input(int descriptor, std::string_view name) : descriptor_(descriptor), name_(name) {}

  [[nodiscard]] const std::string& name() const { return name_; }

  /// All bytes read ahead so far, at least `wanted` unless the input is shorter; nothing is consumed. May only be
  /// called before next_chunk().
  [[nodiscard]] Expected<std::string_view> peek(std::size_t wanted);
  /// Drops the first `count` bytes, which must have been peeked at.
  void skip(std::size_t count) { begin_ += count; }

  /// The next bytes, at most a few kilobytes unless more were peeked at; empty at the end. Valid until the next call.
  [[nodiscard]] Expected<std::string_view> next_chunk();
  /// The next bytes, at most `most`, into the caller's memory; 0 at the end. As many as come at once: a stream is not
  /// waited for.
  [[nodiscard]] Expected<std::size_t> read(char* to, std::size_t most);

 private:
  Expected<std::size_t> append();
  Expected<std::size_t> read_descriptor(char* to, std::size_t most);

  int descriptor_;
  std::string name_;
  std::string buffer_;
  std::size_t begin_ = 0;
};

}  // namespace carom::ingest
