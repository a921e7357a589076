// Layout of what stands inside the braces of an item.
#pragma once

#include "dsl/ast/property.h"
#include "dsl/format/token_writer.h"

namespace carom::dsl {

/// One property without a closing `;`; a property too long for a line goes on further to the right.
/// The `=` of a `let` stands `let_column` columns behind the begin of its name, unless its block is one line.
void format_property(TokenWriter& out, const ast::Property& property, std::size_t let_column);

/// `"…"` or `{ field: value, … }`.
void format_sample(TokenWriter& out, const ast::Sample& sample);

/// `because "…"`, on a line of its own where it must be.
void format_because(TokenWriter& out, const ast::Str& reason);

}  // namespace carom::dsl
