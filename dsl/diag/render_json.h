// Diagnostics for programs.
#pragma once

#include <span>
#include <string>

#include "dsl/diag/diagnostic.h"
#include "dsl/source/source_map.h"

namespace carom::dsl {

/// One JSON array, an object a diagnostic, with a final newline: id, slug, severity, message, place (file, line,
/// column, end_line, end_column: one-based code points; begin, end: byte offsets), notes [{message, place?}], fix
/// [{place, replacement}]. A place whose file is not in `sources` is left out.
[[nodiscard]] std::string render_json(std::span<const Diagnostic> diagnostics, const SourceMap& sources);

}  // namespace carom::dsl
