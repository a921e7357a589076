// Whole numbers and durations.
#include <fmt/format.h>

#include "compiler/sema/operators.h"
#include "compiler/sema/type_value.h"
#include "runtime/core/duration.h"
#include "support/parse_integer.h"

namespace carom::compiler {
namespace {

using dsl::DiagnosticId;

bool is_all_digits(std::string_view text) {
  return text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_plain_number(const ast::Value& value) {
  return (value.kind == ast::ValueKind::integer || value.kind == ast::ValueKind::codes) && is_all_digits(value.text);
}

}  // namespace

std::optional<std::int64_t> type_integer(const ast::Value& value, const TypingContext& context) {
  if (!is_plain_number(value)) {
    report_wrong_value(value, operators_of(core::FieldType::integer).value_example, context);
    return std::nullopt;
  }
  return parse_integer(value.text);  // nothing where it is too large; the parser has reported that
}

std::optional<std::int64_t> type_duration(const ast::Value& value, const TypingContext& context) {
  if (value.kind != ast::ValueKind::duration) {
    dsl::Diagnostic& wrong = report_wrong_value(value, operators_of(core::FieldType::duration).value_example, context);
    if (is_plain_number(value)) wrong.notes.push_back({std::nullopt, "a duration ends with its unit: s, m, h or d"});
    return std::nullopt;
  }
  const auto amount = parse_integer(std::string_view(value.text).substr(0, value.text.size() - 1));
  if (!amount) return std::nullopt;
  // Longer is a slip of the pen, and no record could be compared with it.
  const ast::Duration duration{*amount, value.text.back(), value.span};
  if (*amount <= core::kLongestDuration && duration.seconds() <= core::kLongestDuration) return duration.seconds();
  context.sink.report(
      DiagnosticId::C0308, place(value.span, context),
      fmt::format("`{}` is longer than a century; expected at most {}d", value.text, core::kLongestDuration / 86400));
  return std::nullopt;
}

}  // namespace carom::compiler
