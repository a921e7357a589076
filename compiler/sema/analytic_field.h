// The fields that only aggregates and audits see: `at`, `outcome`, `verdict.*` (docs/language.md section 8).
#pragma once

#include <string_view>

#include "compiler/sema/type_condition.h"

namespace carom::compiler {

/// Whether `name` belongs to that part of the name space, known or not.
[[nodiscard]] bool is_analytic_field(std::string_view name);
/// Whether min, max and sum apply to it; `name` must be analytic.
[[nodiscard]] bool is_numeric_analytic_field(std::string_view name);
/// Reports C0820 with the nearest name; whether the field exists.
[[nodiscard]] bool check_analytic_field(const ast::Name& name, const TypingContext& context);
/// Reports what does not fit in one test of such a field; whether all fits.
[[nodiscard]] bool check_analytic_test(const ast::Atom& atom, Span span, const TypingContext& context);
/// C0312
void report_analytic_field_in_rule(const ast::Name& field, const TypingContext& context);

}  // namespace carom::compiler
