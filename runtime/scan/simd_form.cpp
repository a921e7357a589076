#include "runtime/scan/simd_form.h"

#include <array>
#include <cstdlib>

namespace carom::scan {
namespace {

constexpr std::array<std::string_view, 3> kNames = {"plain", "avx2", "avx512"};

SimdForm choose() {
  const char* wanted = std::getenv("CAROM_SIMD");
  const auto named = wanted == nullptr ? std::nullopt : find_simd_form(wanted);
  if (named && is_available(*named)) return *named;
  if (is_available(SimdForm::avx512)) return SimdForm::avx512;
  return is_available(SimdForm::avx2) ? SimdForm::avx2 : SimdForm::plain;
}

}  // namespace

std::string_view name_of(SimdForm form) {
  return kNames[static_cast<std::size_t>(form)];
}

std::optional<SimdForm> find_simd_form(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i)
    if (kNames[i] == name) return static_cast<SimdForm>(i);
  return std::nullopt;
}

bool is_available(SimdForm form) {
#if defined(__x86_64__)
  switch (form) {
    case SimdForm::plain:
      return true;
    case SimdForm::avx2:
      return __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("bmi2") != 0;
    case SimdForm::avx512:
      return __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
             __builtin_cpu_supports("avx512vl") != 0 && __builtin_cpu_supports("avx512vbmi") != 0 &&
             __builtin_cpu_supports("avx512vbmi2") != 0 && __builtin_cpu_supports("bmi2") != 0;
  }
  return false;
#else
  return form == SimdForm::plain;
#endif
}

SimdForm best_simd_form() {
  static const SimdForm chosen = choose();
  return chosen;
}

}  // namespace carom::scan
