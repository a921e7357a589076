// Text → syntax. The grammar is docs/language.md section 12; PEGTL stays behind this door.
#pragma once

#include "dsl/ast/module.h"
#include "dsl/diag/diagnostic.h"
#include "dsl/source/source_map.h"
#include "support/limits.h"

namespace carom::dsl {

/// Parses one file. Never fails: what cannot be parsed is reported to `sink`, skipped to the next property or item, and
/// left out. A file with more than ten times Limits::reported_errors errors is given up there. Linear in the file's
/// size. Nesting deeper than the limit is a diagnostic, not a deep recursion.
[[nodiscard]] ast::Module parse(const SourceMap& sources, SourceId file, const Limits& limits, DiagnosticSink& sink);

/// Parses one condition standing alone, as `carom explain` and tests need it; null after an error.
[[nodiscard]] ast::ExprPtr parse_expression(const SourceMap& sources, SourceId file, const Limits& limits,
                                            DiagnosticSink& sink);

}  // namespace carom::dsl
