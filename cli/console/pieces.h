// Text that is made bit by bit, written in pieces that are worth a write.
#pragma once

#include <cstddef>
#include <string>

#include "cli/console/output.h"

namespace carom::cli {

/// On its way to an output, which outlives it. What is not flushed at the end is not written.
class Pieces {
 public:
  explicit Pieces(Output& out) : out_(out) {}

  /// To be appended to.
  [[nodiscard]] std::string& text() { return text_; }
  /// Writes where enough has come together. False: nobody reads any more.
  bool pass_on() { return text_.size() < kBytesAtOnce || flush(); }
  bool flush() {
    const bool is_wanted = out_.write(text_);
    text_.clear();
    return is_wanted;
  }

 private:
  static constexpr std::size_t kBytesAtOnce = std::size_t{1} << 16U;

  Output& out_;
  std::string text_;
};

}  // namespace carom::cli
