// A row's identity as bytes, for finding equal rows again.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace carom::compiler::lowering {

/// Numbers and length-prefixed strings one after the other: different contents give different keys.
class RowKey {
 public:
  RowKey& add(std::uint64_t number) {
    for (int shift = 0; shift < 64; shift += 8) bytes_ += static_cast<char>((number >> shift) & 0xFF);
    return *this;
  }
  RowKey& add(std::string_view text) {
    add(std::uint64_t{text.size()});
    bytes_ += text;
    return *this;
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

}  // namespace carom::compiler::lowering
