// Whether a literal that was found in a field stands there as its pattern asks.
#pragma once

#include <optional>
#include <string_view>

#include "runtime/core/image_tables.h"
#include "support/span.h"

namespace carom::core {

/// `at` is where the pattern's literal stands in `text`. Returns what the match covers: `at`, or the whole host for
/// mention_below. Not for automata.
[[nodiscard]] std::optional<Span> accept_occurrence(PatternKind kind, std::string_view text, Span at);

}  // namespace carom::core
