// When what a record says about its code and status does not agree.
#pragma once

#include <cstdint>
#include <optional>

#include "runtime/core/enhanced_status.h"

namespace carom::core {

/// Codes 3xx and 6xx have no class of status to agree with.
[[nodiscard]] inline bool disagree(std::optional<std::uint16_t> code, std::optional<EnhancedStatus> status) {
  if (!code || !status) return false;
  const int klass = *code / 100;
  return (klass == 2 || klass == 4 || klass == 5) && klass != status->klass;
}

/// `own` of the form x.0.0 says nothing that a status of its class could contradict.
[[nodiscard]] inline bool disagree(std::optional<EnhancedStatus> own, std::optional<EnhancedStatus> first_line) {
  if (!own || !first_line || !first_line->is_specific()) return false;
  return own->is_specific() ? own != first_line : own->klass != first_line->klass;
}

}  // namespace carom::core
