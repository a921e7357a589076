// Types conditions, lists and templates: from the author's words to ir::Condition, or to diagnostics of areas 03 and
// 04.
#pragma once

#include <cstdint>
#include <optional>

#include "compiler/ir/condition.h"
#include "compiler/sema/list_operands.h"
#include "compiler/sema/pattern_store.h"
#include "compiler/sema/scope.h"
#include "dsl/ast/expression.h"
#include "dsl/diag/diagnostic.h"
#include "support/limits.h"

namespace carom::compiler {

/// What every typing function needs; borrowed for the call.
struct TypingContext {
  Scope& scope;
  dsl::SourceId file;
  const Limits& limits;
  dsl::DiagnosticSink& sink;
  PatternStore& patterns;
  ListOperands& lists;
};

/// Nothing after an error; all errors of the condition are reported. Macros come out expanded, with their parentheses,
/// and tests of lists without entries as such (ir::without_empty_lists()).
[[nodiscard]] std::optional<ir::Condition> type_condition(const ast::Expr& expr, const TypingContext& context);

enum class TemplateUse : std::uint8_t { take, extract };
/// `take` needs exactly one `{reply}`, `extract` at least one named hole; both on field text.
[[nodiscard]] std::optional<ir::Pattern> type_template(const ast::Str& text, TemplateUse use,
                                                       const TypingContext& context);

/// Reports entries of a declared list that do not fit its type, used or not.
void check_list(const ListInfo& list, const TypingContext& context);

}  // namespace carom::compiler
