// Eight bytes of a text in one number, tested and changed at once, for texts that are too short for more (names, ids).
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace carom {

/// Tests answer with the highest bit of each byte that passes; bytes beyond ASCII pass none.
class EightBytes {
 public:
  static constexpr std::size_t kSize = sizeof(std::uint64_t);
  static constexpr std::uint64_t kAll = 0x8080808080808080U;

  /// kSize bytes are read.
  explicit EightBytes(const char* at) { std::memcpy(&bytes_, at, kSize); }

  [[nodiscard]] std::uint64_t within(char first, char last) const {
    const std::uint64_t low = bytes_ & ~kAll;
    const std::uint64_t reaches_first = low + kEach * (0x80U - static_cast<std::uint8_t>(first));
    const std::uint64_t exceeds_last = low + kEach * (0x7FU - static_cast<std::uint8_t>(last));
    return reaches_first & ~exceeds_last & ~bytes_ & kAll;
  }
  [[nodiscard]] std::uint64_t letters() const { return EightBytes(bytes_ | kEach * 0x20U).within('a', 'z'); }
  [[nodiscard]] std::uint64_t digits() const { return within('0', '9'); }

  /// As to_lower() of each.
  [[nodiscard]] EightBytes lower() const { return EightBytes(bytes_ | within('A', 'Z') >> 2U); }
  void put(char* at) const { std::memcpy(at, &bytes_, kSize); }

 private:
  static constexpr std::uint64_t kEach = 0x0101010101010101U;
  explicit EightBytes(std::uint64_t bytes) : bytes_(bytes) {}

  std::uint64_t bytes_ = 0;
};

/// Calls `visit(at)` for the begins of pieces of kSize bytes that cover `text`; the last one overlaps. False, and no
/// call, for a text that is shorter than one.
template <class Visit>
bool for_each_eight(std::string_view text, Visit visit) {
  if (text.size() < EightBytes::kSize) return false;
  const std::size_t last = text.size() - EightBytes::kSize;
  for (std::size_t at = 0; at < last; at += EightBytes::kSize) visit(at);
  visit(last);
  return true;
}

}  // namespace carom
