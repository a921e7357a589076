// What explanations say that no verdict needs: where a policy's overrides stand.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "support/error.h"

namespace carom::container {

/// A field of a rule's verdict whose value an `override` decided.
struct OverridePlace {
  std::uint32_t rule = 0;  ///< row of the image's rules
  std::string field;       ///< by its name in the language
  std::string place;       ///< "policy.carom:12", the path as given to the compiler

  friend bool operator==(const OverridePlace&, const OverridePlace&) = default;
};

/// The bytes of section override_places: for each a row of three numbers (rule, bytes of field, bytes of place; 32 bits
/// each), then field and place.
[[nodiscard]] std::vector<std::byte> write_override_places(std::span<const OverridePlace> places);

/// Errors (pack_damaged): rows or texts lie outside.
[[nodiscard]] Expected<std::vector<OverridePlace>> read_override_places(std::span<const std::byte> section);

}  // namespace carom::container
