// C0419: an entry that stands in its list already, in whatever spelling and by whatever `+=`.
#pragma once

#include <vector>

#include "compiler/sema/type_condition.h"

namespace carom::compiler {

/// Appends the values of `array`, which lives as long as the entries.
void append_entries(const ast::Array& array, dsl::SourceId file, std::vector<ListEntry>& entries);

/// Reports each entry that, normalised, is one before it. Linear.
void check_repeated_entries(const std::vector<ListEntry>& entries, const TypingContext& context);

}  // namespace carom::compiler
