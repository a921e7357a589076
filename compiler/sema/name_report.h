// How linking places and words what it reports.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/ast/value.h"
#include "dsl/diag/diagnostic.h"

namespace carom::compiler {

[[nodiscard]] inline dsl::SourceSpan place(dsl::SourceId file, Span span) {
  return {file, span};
}

/// What it takes of DiagnosticSink::suggesting() to gather and sort one name that might have been meant.
inline constexpr std::uint64_t kGatheringEffort = 64;

/// "`a`, `b` or `c`", for enumerations short enough to be listed in a message.
[[nodiscard]] std::string list_words(std::span<const std::string_view> words);

}  // namespace carom::compiler
