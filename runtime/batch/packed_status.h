// An enhanced status in one word, so that a column of them is compared without unpacking.
#pragma once

#include <cstdint>
#include <optional>

#include "runtime/core/enhanced_status.h"

namespace carom::batch {

/// class << 20 | subject << 10 | detail, ordered as (class, subject, detail) are; 0: missing.
using PackedStatus = std::uint32_t;

/// The parts must be those of a status a record can have: class 2, 4 or 5, the others below 1 000.
[[nodiscard]] constexpr PackedStatus pack_status(core::EnhancedStatus status) {
  return static_cast<PackedStatus>(status.klass) << 20U | static_cast<PackedStatus>(status.subject) << 10U |
         status.detail;
}
[[nodiscard]] constexpr PackedStatus pack_status(std::optional<core::EnhancedStatus> status) {
  return status ? pack_status(*status) : 0;
}

[[nodiscard]] constexpr std::optional<core::EnhancedStatus> unpack_status(PackedStatus status) {
  constexpr PackedStatus kPart = 0x3FF;
  if (status == 0) return std::nullopt;
  return core::EnhancedStatus{.klass = static_cast<std::uint8_t>(status >> 20U),
                              .subject = static_cast<std::uint16_t>(status >> 10U & kPart),
                              .detail = static_cast<std::uint16_t>(status & kPart)};
}

}  // namespace carom::batch
