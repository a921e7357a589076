// The words of a record that an evidence points to.
#pragma once

#include <string_view>

#include "runtime/core/record.h"
#include "runtime/core/verdict.h"

namespace carom::cli {

/// Empty for evidence that has no place in the text.
[[nodiscard]] inline std::string_view evidence_text(const core::Record& record, const core::Evidence& evidence) {
  if (evidence.span.empty() || evidence.span.end > record.text.size()) return {};
  return record.text.substr(evidence.span.begin, evidence.span.size());
}

}  // namespace carom::cli
