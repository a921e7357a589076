// An engine in words for people: `interpreter`, `table (avx512)`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "runtime/engine/engine.h"
#include "runtime/scan/simd_form.h"

namespace carom::cli {

[[nodiscard]] inline std::string engine_text(std::string_view name, std::optional<scan::SimdForm> form) {
  return form ? std::string(name) + " (" + std::string(scan::name_of(*form)) + ")" : std::string(name);
}

/// Who answers large inputs unless told otherwise.
inline constexpr engine::Choice kEngineOfLargeInputs = engine::Choice::table;

}  // namespace carom::cli
