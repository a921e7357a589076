// Checks aggregates (docs/language.md section 8): fields, lets, arithmetic, windows, what they supersede.
#pragma once

#include <functional>
#include <string_view>

#include "compiler/sema/suppressed_at_once.h"
#include "compiler/sema/type_condition.h"
#include "dsl/ast/module.h"

namespace carom::compiler {

/// Who suppresses a class at once, by its name; null when nobody does or no linked pack declares it.
using FindSuppressedAtOnce = std::function<const SuppressedAtOnce*(std::string_view)>;

/// Reports everything wrong with one aggregate (area 08, 02 to 04 for its conditions, 06 for its own verdict).
void check_aggregate(const ast::AggregateDecl& aggregate, const FindSuppressedAtOnce& find_suppressed,
                     const TypingContext& context);

}  // namespace carom::compiler
