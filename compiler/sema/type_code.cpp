// Reply codes: one, all of a digit, a range.
#include <fmt/format.h>

#include "compiler/sema/operators.h"
#include "compiler/sema/type_value.h"
#include "runtime/core/record_values.h"

namespace carom::compiler {
namespace {

using dsl::DiagnosticId;

std::uint16_t with_digit(std::string_view entry, char for_x) {
  std::uint16_t number = 0;
  for (const char c : entry) number = static_cast<std::uint16_t>(number * 10 + ((c == 'x' ? for_x : c) - '0'));
  return number;
}

// The grammar lets through only `ddd`, `ddx`, `dxx` with a first digit 2 to 6.
core::CodeRange range_of(std::string_view entry) {
  return {with_digit(entry, '0'), with_digit(entry, '9')};
}

void report_outside(const ast::Value& value, const TypingContext& context) {
  context.sink.report(DiagnosticId::C0304, place(value.span, context),
                      fmt::format("`{}` is no reply code; expected {} to {}", value.text, core::kLowestReplyCode,
                                  core::kHighestReplyCode));
}

void report_not_a_code(const ast::Value& value, const TypingContext& context) {
  if (value.kind == ast::ValueKind::integer) return report_outside(value, context);
  dsl::Diagnostic& wrong = report_wrong_value(value, operators_of(core::FieldType::code).value_example, context);
  if (value.kind == ast::ValueKind::statuses)
    wrong.notes.push_back({std::nullopt, fmt::format("enhanced status codes are tested by `status {}`", value.text)});
}

}  // namespace

std::optional<core::CodeRange> type_code(const ast::Value& value, const TypingContext& context) {
  if (value.kind != ast::ValueKind::codes) {
    report_not_a_code(value, context);
    return std::nullopt;
  }
  const std::string_view text = value.text;
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return range_of(text);
  const std::string_view from = text.substr(0, dots);
  const std::string_view to = text.substr(dots + 2);
  const core::CodeRange range{range_of(from).first, range_of(to).last};
  if (range.first <= range.last) return range;
  dsl::Diagnostic& reversed = context.sink.report(
      DiagnosticId::C0304, place(value.span, context),
      fmt::format("the range `{}` runs backwards and holds no code; write the lower code first", text));
  reversed.offer(place(value.span, context), fmt::format("{}..{}", to, from), dsl::Applicability::for_review);
  return std::nullopt;
}

}  // namespace carom::compiler
