// The `when` of an aggregate: comparisons of arithmetic.
#pragma once

#include "compiler/sema/aggregate_units.h"

namespace carom::compiler {

/// Reports comparisons of different units (C0812) and ratios that a handful of cases could reach (C0806).
void check_having(const ast::Having& having, Lets& lets, const TypingContext& context);

}  // namespace carom::compiler
