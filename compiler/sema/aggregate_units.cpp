// A unit is found bottom-up; `unknown` agrees with everything, so that one mistake is reported once.
#include "compiler/sema/aggregate_units.h"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <vector>

#include "compiler/sema/type_value.h"
#include "dsl/diag/nearest_name.h"

namespace carom::compiler {
namespace {

using ast::ArithmeticOp;
using dsl::DiagnosticId;

Unit let_unit(const ast::LetRef& ref, Lets& lets, const TypingContext& context) {
  if (const auto let = lets.find(ref.name.text); let != lets.end()) {
    let->second.used = true;
    return let->second.unit;
  }
  std::vector<std::string_view> names;
  for (const auto& [name, info] : lets) names.emplace_back(name);
  dsl::Diagnostic& unknown = context.sink.report(
      DiagnosticId::C0803, place(ref.name.span, context),
      fmt::format("no let `{}` stands above; expected a number or {}", ref.name.text,
                  names.empty() ? "a let declared before" : fmt::format("one of `{}`", fmt::join(names, "`, `"))));
  dsl::suggest_name(unknown, ref.name.text, unknown.where, names, context.sink.suggesting());
  return Unit::unknown;
}

std::optional<Unit> sum_unit(ArithmeticOp op, Unit a, Unit b) {
  if (op == ArithmeticOp::subtract && a == Unit::time && b == Unit::time) return Unit::duration;
  if (a == Unit::time && b == Unit::duration) return Unit::time;
  if (op == ArithmeticOp::add && a == Unit::duration && b == Unit::time) return Unit::time;
  if (!go_together(a, b) || a == Unit::time) return std::nullopt;
  return a == Unit::number ? b : a;
}

std::optional<Unit> product_unit(Unit a, Unit b) {
  if (a == Unit::time || b == Unit::time || (a == Unit::duration && b == Unit::duration)) return std::nullopt;
  if (a == Unit::duration || b == Unit::duration) return Unit::duration;
  if (a == Unit::count || b == Unit::count) return Unit::count;
  return a == Unit::ratio || b == Unit::ratio ? Unit::ratio : Unit::number;
}

std::optional<Unit> quotient_unit(Unit a, Unit b) {
  if (a == Unit::time || b == Unit::time || (b == Unit::duration && a != Unit::duration)) return std::nullopt;
  if (a == b && a != Unit::number) return Unit::ratio;
  if (a == Unit::number && b == Unit::count) return Unit::ratio;
  return a;
}

std::optional<Unit> result_unit(ArithmeticOp op, Unit a, Unit b) {
  if (a == Unit::unknown || b == Unit::unknown) return Unit::unknown;
  if (op == ArithmeticOp::multiply) return product_unit(a, b);
  if (op == ArithmeticOp::divide) return quotient_unit(a, b);
  return sum_unit(op, a, b);
}

char sign_of(ArithmeticOp op) {
  constexpr std::array kSigns = {'+', '-', '*', '/'};
  return kSigns[static_cast<std::size_t>(op)];
}

Unit combine(const ast::Sum& sum, ArithmeticOp op, Unit left, Unit right, const TypingContext& context) {
  if (const auto unit = result_unit(op, left, right)) return *unit;
  context.sink.report(DiagnosticId::C0812, place(sum.span, context),
                      fmt::format("`{}` has {} on its left and {} on its right, which have no common unit", sign_of(op),
                                  name_of(left), name_of(right)));
  return Unit::unknown;
}

}  // namespace

std::string_view name_of(Unit unit) {
  switch (unit) {
    case Unit::unknown:
      return "something unknown";
    case Unit::number:
      return "a number";
    case Unit::count:
      return "a count";
    case Unit::ratio:
      return "a ratio";
    case Unit::duration:
      return "a duration";
    case Unit::time:
      return "a time";
  }
  return "";
}

bool go_together(Unit a, Unit b) {
  if (a == Unit::unknown || b == Unit::unknown || a == b) return true;
  const auto is_pure = [](Unit unit) { return unit == Unit::count || unit == Unit::ratio; };
  return (a == Unit::number && is_pure(b)) || (b == Unit::number && is_pure(a));
}

// The parser bounds the operators of one arithmetic, so recursion is safe.
Unit unit_of(const ast::Sum& sum, Lets& lets, const TypingContext& context) {
  if (const auto* number = std::get_if<ast::NumberTerm>(&sum.node))
    return number->text.ends_with('%') ? Unit::ratio : Unit::number;
  if (const auto* ref = std::get_if<ast::LetRef>(&sum.node)) return let_unit(*ref, lets, context);
  if (const auto* group = std::get_if<ast::SumGroup>(&sum.node)) return unit_of(*group->inner, lets, context);
  const auto& binary = std::get<ast::BinarySum>(sum.node);
  const Unit left = unit_of(*binary.left, lets, context);
  return combine(sum, binary.op, left, unit_of(*binary.right, lets, context), context);
}

}  // namespace carom::compiler
