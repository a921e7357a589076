// Diagnostics for programs.
#pragma once

#include <span>
#include <string>

#include "dsl/diag/diagnostic.h"
#include "dsl/source/source_map.h"
#include "support/json_writer.h"

namespace carom::dsl {

/// The array of render_json() as a value of an object that is being written.
void write_diagnostics(JsonWriter& json, std::span<const Diagnostic> diagnostics, const SourceMap& sources);

/// One JSON array (docs/schema/diagnostics.schema.json), an object a diagnostic, with a final newline: id, slug,
/// severity, message, place (file, line, column, end_line, end_column: one-based code points; begin, end: byte
/// offsets), notes [{message, place?}], fix
/// [{place, replacement}], applicability (null without a fix). A place whose file is not in `sources` is left out.
[[nodiscard]] std::string render_json(std::span<const Diagnostic> diagnostics, const SourceMap& sources);

}  // namespace carom::dsl
