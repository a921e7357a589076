// Diagnostics for a person: the message, the place with its source line, notes, and how to repair it.
#pragma once

#include <span>
#include <string>

#include "dsl/diag/diagnostic.h"
#include "dsl/source/source_map.h"

namespace carom::dsl {

/// One diagnostic with a final newline. `colour` adds ANSI colours; nothing of the source's own reaches the terminal
/// as a control sequence. Edits that `carom fix` applies stand behind `help`, others behind `for review`. A place whose
/// file is not in `sources` is left out.
[[nodiscard]] std::string render_human(const Diagnostic& diagnostic, const SourceMap& sources, bool colour);

/// All of them, an empty line between two.
[[nodiscard]] std::string render_human(std::span<const Diagnostic> diagnostics, const SourceMap& sources, bool colour);

}  // namespace carom::dsl
