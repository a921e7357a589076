// Top-level items and the pack header.
#pragma once

#include "dsl/parse/grammar.h"

namespace carom::dsl::syntax {

/// Reads `pack …` when it stands at the input. Errors inside its braces are reported; throws as parse_item does.
void parse_pack(Input& in, ParseState& state, ast::Module& module);

/// Reads the item at the input into `module`. Errors inside braces are reported; an error before them throws
/// SyntaxError or ReportedError.
void parse_item(Input& in, ParseState& state, ast::Module& module);

}  // namespace carom::dsl::syntax
