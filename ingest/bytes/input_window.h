// The bytes of an input from some place on, for readers that look ahead further than a chunk.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/bytes/input.h"
#include "support/error.h"

namespace carom::ingest {

/// Holds what was read and not dropped. Dropping costs no more than reading did.
class InputWindow {
 public:
  /// `offset`: bytes of the input before the first one that is seen.
  InputWindow(Input& input, std::uint64_t offset) : input_(input), offset_(offset) {}

  /// Valid until the next call of another function.
  [[nodiscard]] std::string_view view() const { return std::string_view(bytes_).substr(begin_); }
  /// Of its first byte.
  [[nodiscard]] std::uint64_t offset() const { return offset_; }
  /// Makes it longer, as much as comes at once; false when no byte follows.
  bool read_more();
  /// Drops the first `count` bytes.
  void drop(std::size_t count);

  /// No byte follows: the input is at its end, or failed.
  [[nodiscard]] bool is_all() const { return is_all_; }
  [[nodiscard]] const std::optional<Error>& failure() const { return failure_; }

 private:
  Input& input_;
  std::uint64_t offset_;
  std::string bytes_;
  std::size_t begin_ = 0;
  bool is_all_ = false;
  std::optional<Error> failure_;
};

}  // namespace carom::ingest
