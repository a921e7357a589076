// A predicate as its author could have written it: what `explain` and analysis show.
#pragma once

#include <string>

#include "compiler/sema/scope.h"
#include "dsl/ast/expression.h"

namespace carom::compiler {

[[nodiscard]] std::string print_value(const ast::Value& value);
/// `["a", "b"]`
[[nodiscard]] std::string print_array(const ast::Array& array);

}  // namespace carom::compiler
