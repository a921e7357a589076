// The literals that lead from one field's text to the patterns that may occur in it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "runtime/core/image_tables.h"
#include "runtime/core/literal_scan.h"

namespace carom::core {

/// One pass over a field's text finds the literals of all its patterns.
struct FieldScan {
  LiteralScan scan;
  std::vector<std::vector<std::uint32_t>> patterns_of_literal;  ///< by the literal's number in `scan`
  std::vector<std::uint32_t> always;                            ///< automata without a known literal
};

/// Of the patterns that are about `field`. `strings` are the image's; nothing of either is kept.
[[nodiscard]] FieldScan make_field_scan(std::span<const PatternRow> patterns, std::string_view strings, FieldId field);

}  // namespace carom::core
