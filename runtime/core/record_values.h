// What a record's own values count as. A record is not trusted: what lies outside its field's range is missing.
#pragma once

#include <cstdint>
#include <optional>

#include "runtime/core/enhanced_status.h"
#include "runtime/core/record.h"

namespace carom::core {

/// What counts as a reply code; RFC 5321 section 4.2 knows 2yz to 5yz, some platforms 6yz.
inline constexpr std::uint16_t kLowestReplyCode = 200;
inline constexpr std::uint16_t kHighestReplyCode = 699;

[[nodiscard]] constexpr std::optional<std::uint16_t> reply_code_of(std::int64_t number) {
  if (number < kLowestReplyCode || number > kHighestReplyCode) return std::nullopt;
  return static_cast<std::uint16_t>(number);
}
[[nodiscard]] constexpr std::optional<std::uint16_t> valid_code(std::optional<std::uint16_t> code) {
  return code ? reply_code_of(*code) : std::nullopt;
}

/// Of class 2, 4 or 5, subject and detail below 1 000.
[[nodiscard]] constexpr std::optional<EnhancedStatus> valid_status(std::optional<EnhancedStatus> status) {
  const bool is_valid = status && (status->klass == 2 || status->klass == 4 || status->klass == 5) &&
                        status->subject <= 999 && status->detail <= 999;
  return is_valid ? status : std::nullopt;
}

/// A value that has a word, else `missing`.
template <class E>
[[nodiscard]] constexpr E valid_word(E value) {
  return value <= kLastEnumerator<E> ? value : E::missing;
}

/// The record's own word, else what is there: words of the remote, or no more than a number or a label (code, status,
/// status or action of a report, class or type of a platform), or nothing.
[[nodiscard]] constexpr Information information_of(const Record& record, bool has_text, bool has_label) {
  const Information own = valid_word(record.information);
  if (own != Information::missing) return own;
  if (has_text) return Information::full;
  return has_label ? Information::label_only : Information::none;
}

}  // namespace carom::core
