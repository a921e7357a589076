// The properties that only aggregates have.
#pragma once

#include "dsl/parse/grammar.h"

namespace carom::dsl::syntax {

/// Reads `group by`, `window`, `let`, the `when` of an aggregate or `supersedes` into `node`; false when another
/// property stands here. Throws SyntaxError or ReportedError.
[[nodiscard]] bool parse_aggregate_property(Input& in, ParseState& state);

}  // namespace carom::dsl::syntax
