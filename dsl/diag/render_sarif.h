// Diagnostics for code hosts and editors: SARIF 2.1.0 (OASIS Static Analysis Results Interchange Format).
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "dsl/diag/diagnostic.h"
#include "dsl/source/source_map.h"

namespace carom::dsl {

/// One SARIF log with one run, with a final newline; its rules are all diagnostics of the registry. `version` is that
/// of the program, as `0.1.0`. Columns are code points.
[[nodiscard]] std::string render_sarif(std::span<const Diagnostic> diagnostics, const SourceMap& sources,
                                       std::string_view version);

}  // namespace carom::dsl
