// How linking reports a name that means nothing: where, and what was probably meant.
#pragma once

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

/// Adds "did you mean" with the edit that repairs it; adds nothing when no candidate is near.
void suggest_name(dsl::Diagnostic& diagnostic, std::string_view written, dsl::SourceSpan where,
                  std::span<const std::string_view> candidates);

/// "`a`, `b` or `c`", for enumerations short enough to be listed in a message.
[[nodiscard]] std::string list_words(std::span<const std::string_view> words);

}  // namespace carom::compiler
