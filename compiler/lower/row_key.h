// A row's identity as bytes, for finding equal rows again.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace carom::compiler::lowering {

/// Numbers and length-prefixed strings one after the other: different contents give different keys. Keys never leave
/// the process, so numbers lie in the machine's own byte order.
class RowKey {
 public:
  RowKey() { bytes_.reserve(kUsualBytes); }

  RowKey& add(std::uint64_t number) {
    char raw[sizeof number];
    std::memcpy(raw, &number, sizeof number);
    bytes_.append(raw, sizeof raw);
    return *this;
  }
  RowKey& add(std::string_view text) {
    add(std::uint64_t{text.size()});
    bytes_ += text;
    return *this;
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  static constexpr std::size_t kUsualBytes = 128;

  std::string bytes_;
};

}  // namespace carom::compiler::lowering
