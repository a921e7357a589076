// Warnings about regular expressions that cannot mean what they seem to say.
#pragma once

#include "compiler/pattern/compile_pattern.h"
#include "compiler/sema/type_pattern.h"

namespace carom::compiler {

/// C0410, C0411, C0412, C0415, C0416, C0417, C0418. `regex` has compiled, with `facts`.
void check_regex(const ast::Regex& regex, const PatternFacts& facts, const PatternSite& site,
                 const TypingContext& context);

}  // namespace carom::compiler
