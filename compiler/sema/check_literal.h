// Warnings about literal patterns that cannot mean what they seem to say.
#pragma once

#include "compiler/ir/condition.h"
#include "compiler/sema/type_pattern.h"

namespace carom::compiler {

/// C0411, C0412, C0413, C0414, C0418. `written` is the string before it was normalised, `span` covers its quotes.
void check_literal(const ir::Pattern& pattern, std::string_view written, Span span, const PatternSite& site,
                   const TypingContext& context);

}  // namespace carom::compiler
