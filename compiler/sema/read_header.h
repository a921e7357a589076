// The header of a pack: name, version, language, layer.
#pragma once

#include "compiler/sema/loaded_pack.h"
#include "dsl/diag/diagnostic.h"

namespace carom::compiler {

/// Fills `pack` from `header`. A header that names no layer leaves layer base and has_layer false.
void read_header(const ast::PackHeader& header, dsl::SourceId file, LoadedPack& pack, dsl::DiagnosticSink& sink);

}  // namespace carom::compiler
