// The main file of a pack and all it includes → one LoadedPack.
#pragma once

#include "compiler/sema/loaded_pack.h"
#include "compiler/sema/pack_source.h"
#include "dsl/diag/diagnostic.h"
#include "dsl/source/source_map.h"
#include "support/limits.h"

namespace carom::compiler {

/// What reading a pack needs; borrowed for the call.
struct ReadingContext {
  PackSource& packs;
  const Limits& limits;
  dsl::SourceMap& sources;
  dsl::DiagnosticSink& sink;
};

/// Items of an included file stand where its `include` stood. Each file is read at most once, none outside the folder
/// of the file that includes it, and reading stops at Limits::pack_bytes. `uses` is left to the caller.
[[nodiscard]] LoadedPack read_pack(PackFile main, const ReadingContext& context);

}  // namespace carom::compiler
