// What a value looks like, whatever its member is called.
#pragma once

#include <cstdint>
#include <string_view>

namespace carom::ingest::guess {

enum class Shape : std::uint8_t {
  none,
  code,    ///< a reply code of three digits (RFC 5321 section 4.2)
  status,  ///< an enhanced status code (RFC 3463)
  ip,
  timestamp,
  address,    ///< one mail address, perhaps with a name
  host,       ///< a domain name of several labels
  reply,      ///< words behind a reply code, or with an enhanced status code among them
  complaint,  ///< words as refusals have them (failure_words.def)
  words,      ///< any others
  id,         ///< a UUID or as long a number of another base
};
inline constexpr std::size_t kShapeCount = static_cast<std::size_t>(Shape::id) + 1;

/// The first of these that it is.
[[nodiscard]] Shape shape_of(std::string_view value);

}  // namespace carom::ingest::guess
