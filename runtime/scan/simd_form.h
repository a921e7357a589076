// Which vector instructions a scan is written in. All forms find the same; they differ in speed only.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace carom::scan {

enum class SimdForm : unsigned char {
  plain,   ///< C++ for any machine
  avx2,    ///< x86-64-v3
  avx512,  ///< F, BW, VL, DQ, VBMI and VBMI2
};

/// The name that CAROM_SIMD takes and that programs show.
[[nodiscard]] std::string_view name_of(SimdForm form);
[[nodiscard]] std::optional<SimdForm> find_simd_form(std::string_view name);

/// Whether this program has the form and this machine can run it.
[[nodiscard]] bool is_available(SimdForm form);

/// The fastest available form, or the one that the environment asks for with CAROM_SIMD=avx512|avx2|plain. A name that
/// is unknown or not available here is reported once on standard error and has no effect. Decided once a process;
/// any thread.
[[nodiscard]] SimdForm best_simd_form();

/// What best_simd_form() does, without memory: `wanted` is the value of CAROM_SIMD, empty when unset. `complaint` gets
/// the message or stays empty.
[[nodiscard]] SimdForm choose_simd_form(std::string_view wanted, std::string& complaint);

}  // namespace carom::scan
