// Bytes that come in pieces, as a pipe may give them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/bytes/byte_source.h"

namespace carom::fuzz {

class Pieces final : public ingest::ByteSource {
 public:
  /// Pieces of these sizes in turn; none: all bytes at once.
  explicit Pieces(std::string_view bytes, std::vector<std::size_t> sizes = {})
      : rest_(bytes), sizes_(std::move(sizes)) {
    if (sizes_.empty()) sizes_.push_back(bytes.size() + 1);
  }

  [[nodiscard]] std::string_view name() const override { return "input"; }
  [[nodiscard]] Expected<std::size_t> read(char* to, std::size_t most) override {
    const std::size_t count = std::min({most, rest_.size(), sizes_[turn_++ % sizes_.size()]});
    if (count != 0) std::memcpy(to, rest_.data(), count);
    rest_.remove_prefix(count);
    taken_ += count;
    return count;
  }
  [[nodiscard]] std::uint64_t taken() const override { return taken_; }

 private:
  std::string_view rest_;
  std::vector<std::size_t> sizes_;
  std::size_t turn_ = 0;
  std::uint64_t taken_ = 0;
};

}  // namespace carom::fuzz
