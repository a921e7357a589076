// Asks the processor and the environment.
#include "runtime/scan/simd_form.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <optional>

namespace carom::scan {
namespace {

constexpr std::array kFastestFirst = {SimdForm::avx512, SimdForm::avx2, SimdForm::plain};

SimdForm fastest_form() {
  for (const SimdForm form : kFastestFirst)
    if (is_available(form)) return form;
  return SimdForm::plain;
}

SimdForm form_of_this_process() {
  const char* wanted = std::getenv("CAROM_SIMD");
  std::string complaint;
  const SimdForm form = choose_simd_form(wanted == nullptr ? "" : wanted, complaint);
  if (!complaint.empty()) std::fprintf(stderr, "%s\n", complaint.c_str());
  return form;
}

}  // namespace

std::string_view name_of(SimdForm form) {
  switch (form) {
    case SimdForm::plain:
      return "plain";
    case SimdForm::avx2:
      return "avx2";
    case SimdForm::avx512:
      return "avx512";
  }
  return "unknown";
}

std::optional<SimdForm> find_simd_form(std::string_view name) {
  for (const SimdForm form : kFastestFirst)
    if (name_of(form) == name) return form;
  return std::nullopt;
}

bool is_available(SimdForm form) {
#if defined(__x86_64__)
  const auto has_avx2 = [] { return __builtin_cpu_supports("x86-64-v3") != 0; };
  const auto has_vbmi = [] {
    return __builtin_cpu_supports("x86-64-v4") != 0 && __builtin_cpu_supports("avx512vbmi") != 0 &&
           __builtin_cpu_supports("avx512vbmi2") != 0;
  };
  if (form == SimdForm::avx2) return has_avx2();
  if (form == SimdForm::avx512) return has_avx2() && has_vbmi();
#endif
  return form == SimdForm::plain;
}

SimdForm choose_simd_form(std::string_view wanted, std::string& complaint) {
  const SimdForm fastest = fastest_form();
  if (wanted.empty()) return fastest;
  const std::optional<SimdForm> form = find_simd_form(wanted);
  if (form.has_value() && is_available(*form)) return *form;
  complaint = "carom: CAROM_SIMD is '" + std::string(wanted) + "', which ";
  complaint += form.has_value() ? "this machine or this build cannot run" : "is none of avx512, avx2 and plain";
  complaint += "; using " + std::string(name_of(fastest));
  return fastest;
}

SimdForm best_simd_form() {
  static const SimdForm form = form_of_this_process();
  return form;
}

}  // namespace carom::scan
