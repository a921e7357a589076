// The bytes of one input, chunk by chunk, so that no reader needs to hold a whole file or to know about read(2).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "support/error.h"

namespace carom::ingest {

/// What messages call an input of that name.
[[nodiscard]] constexpr std::string_view shown_name(std::string_view name) {
  return name == "-" ? std::string_view("standard input") : name;
}

/// Reads from a descriptor that stays the caller's. Interrupted and short reads are not visible outside.
class Input {
 public:
  /// `name` is the path, or `-` for a stream; messages and records say it, so it must outlive both.
  Input(int descriptor, std::string_view name) : descriptor_(descriptor), name_(name) {}

  [[nodiscard]] std::string_view name() const { return name_; }

  // Looking ahead: only before next_chunk() and read(), which begin with what was read ahead.

  [[nodiscard]] std::string_view ahead() const { return buffer_; }
  /// Reads more of it, as much as comes at once; false at the end of the input.
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
  Expected<std::size_t> read_descriptor(char* to, std::size_t most);

  int descriptor_;
  std::string_view name_;
  std::string buffer_;
  std::size_t begin_ = 0;
};

}  // namespace carom::ingest
