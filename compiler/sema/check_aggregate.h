// Checks aggregates (docs/language.md section 8): fields, lets, arithmetic, windows, what they supersede.
#pragma once

#include <functional>
#include <string_view>

#include "compiler/ir/rule_set.h"
#include "compiler/sema/type_condition.h"
#include "dsl/ast/module.h"

namespace carom::compiler {

/// The resolved verdict of a class by its name; null when no linked pack declares it.
using ClassVerdicts = std::function<const ir::Verdict*(std::string_view)>;

/// Reports everything wrong with one aggregate (area 08, 02 to 04 for its conditions, 06 for its own verdict).
void check_aggregate(const ast::AggregateDecl& aggregate, const ClassVerdicts& verdicts, const TypingContext& context);

}  // namespace carom::compiler
