// Which vector instructions the engines use. Chosen once at run time; every form gives the same answers.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace carom::scan {

/// Best last.
enum class SimdForm : std::uint8_t { plain, avx2, avx512 };

[[nodiscard]] std::string_view name_of(SimdForm form);
[[nodiscard]] std::optional<SimdForm> find_simd_form(std::string_view name);
/// Whether this processor has all the instructions of `form` (avx512: F, BW, VL, VBMI and VBMI2).
[[nodiscard]] bool is_available(SimdForm form);
/// What CAROM_SIMD names, if the processor has it, else the best one it has. Read once; the same for the whole process.
[[nodiscard]] SimdForm best_simd_form();

}  // namespace carom::scan
