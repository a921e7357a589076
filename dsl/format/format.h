// Syntax → canonical text. format(parse(format(x))) = format(x), and parsing the result gives the same syntax.
#pragma once

#include <string>

#include "dsl/ast/module.h"
#include "dsl/source/source_map.h"

namespace carom::dsl {

/// The whole module, comments kept, lines ≤ 110 columns where an author could break them, `\n` line ends.
/// `module` must have parsed without errors from `file`.
[[nodiscard]] std::string format(const ast::Module& module, const SourceFile& file);

/// One condition on one line, macros unexpanded, as `explain`, digests and dumps print it.
[[nodiscard]] std::string format(const ast::Expr& expression);

}  // namespace carom::dsl
