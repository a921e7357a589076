// What a syntax error makes look wrong is not reported: one mistake, one message.
#pragma once

#include <vector>

#include "compiler/sema/loaded_pack.h"
#include "dsl/diag/diagnostic.h"
#include "dsl/source/source_map.h"

namespace carom::compiler {

/// All that was found, but for findings that may come from what the parser passed over: at the place of a syntax error;
/// something missing in an item that was read in part; a name that the unread text mentions; things unused.
[[nodiscard]] dsl::DiagnosticSink drop_follow_ups(dsl::DiagnosticSink found, const std::vector<LoadedPack>& packs,
                                                  const dsl::SourceMap& sources);

}  // namespace carom::compiler
