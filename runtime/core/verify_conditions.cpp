// Verifies predicates and expressions: operands exist and suit their field, trees are trees and not too deep.
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "runtime/core/load_image.h"

namespace carom::core {
namespace {

enum class Operand : std::uint8_t { none, number, codes, statuses, hosts, cidrs, strings, words, patterns };

constexpr Operand kOperandOf[] = {
#define PREDICATE_OP(id, operand, meaning) Operand::operand,
#include "runtime/core/predicate_ops.def"
#undef PREDICATE_OP
};

bool is_textual(FieldType type) {
  return type == FieldType::text || type == FieldType::string || type == FieldType::host;
}

bool is_number(FieldType type) {
  return type == FieldType::integer || type == FieldType::duration || type == FieldType::code;
}

bool is_boolean_test(PredicateOp op) {
  return op == PredicateOp::is_true || op == PredicateOp::is_false;
}

bool suits(PredicateOp op, FieldType type) {
  switch (kOperandOf[static_cast<std::size_t>(op)]) {
    case Operand::none:
      return !is_boolean_test(op) || type == FieldType::boolean;
    case Operand::number:
      return is_number(type);
    case Operand::codes:
      return type == FieldType::code;
    case Operand::statuses:
      return type == FieldType::status;
    case Operand::hosts:
      return type == FieldType::host;
    case Operand::cidrs:
      return type == FieldType::ip;
    case Operand::words:
      return type >= FieldType::stage;
    case Operand::strings:
    case Operand::patterns:
      return is_textual(type);
  }
  return false;
}

/// Rows of the section that the operand of `op` lies in.
std::size_t operand_rows(const ImageView& image, PredicateOp op) {
  switch (kOperandOf[static_cast<std::size_t>(op)]) {
    case Operand::codes:
      return image.codes.size();
    case Operand::statuses:
      return image.statuses.size();
    case Operand::hosts:
      return image.hosts.size();
    case Operand::cidrs:
      return image.cidrs.size();
    case Operand::strings:
      return image.string_values.size();
    case Operand::patterns:
      return image.pattern_refs.size();
    case Operand::none:
    case Operand::number:
    case Operand::words:
      return 0;
  }
  return 0;
}

bool patterns_are_of(const ImageView& image, const PredicateRow& predicate) {
  return std::ranges::all_of(image.pattern_refs.subspan(predicate.operand.first, predicate.operand.count),
                             [&](std::uint32_t pattern) { return image.patterns[pattern].field == predicate.field; });
}

Expected<void> verify_predicate(const ImageView& image, std::size_t row) {
  const PredicateRow& predicate = image.predicates[row];
  if (static_cast<std::size_t>(predicate.op) >= std::size(kOperandOf))
    return damaged("predicates", row, "no such test");
  if (predicate.field >= image.field_count())
    return damaged("predicates", row, fmt::format("field {} does not exist", predicate.field));
  if (!suits(predicate.op, image.field_type(predicate.field)))
    return damaged("predicates", row, "the test does not suit the field");
  if (!lies_within(predicate.operand, operand_rows(image, predicate.op)))
    return damaged("predicates", row, "its operand lies outside its section");
  if (kOperandOf[static_cast<std::size_t>(predicate.op)] == Operand::patterns && !patterns_are_of(image, predicate))
    return damaged("predicates", row, "a pattern belongs to another field");
  if (!lies_within(predicate.printed, image))
    return damaged("predicates", row, "its printed form lies outside the string section");
  return {};
}

/// `depths` holds the depth of all rows before `row`; that children stand before their parents rules out cycles.
Expected<std::uint32_t> depth_of(const ImageView& image, std::size_t row, const std::vector<std::uint32_t>& depths) {
  const ExprRow& expression = image.expressions[row];
  std::uint32_t deepest = 0;
  for (const std::uint32_t child :
       image.expression_children.subspan(expression.children.first, expression.children.count)) {
    if (child >= row) return damaged("expressions", row, "a part of it does not stand before it");
    deepest = std::max(deepest, depths[child]);
  }
  if (deepest >= image_limits::condition_levels)
    return damaged("expressions", row, fmt::format("it nests deeper than {} levels", image_limits::condition_levels));
  return deepest + 1;
}

Expected<std::uint32_t> verify_expression(const ImageView& image, std::size_t row,
                                          const std::vector<std::uint32_t>& depths) {
  const ExprRow& expression = image.expressions[row];
  switch (expression.op) {
    case ExprOp::always:
    case ExprOp::never:
      return 1;
    case ExprOp::predicate:
      if (expression.children.first >= image.predicates.size())
        return damaged("expressions", row, "its predicate does not exist");
      return 1;
    case ExprOp::negate:
      if (expression.children.count != 1) return damaged("expressions", row, "`not` has other than one part");
      [[fallthrough]];
    case ExprOp::all_of:
    case ExprOp::any_of:
      if (!lies_within(expression.children, image.expression_children.size()))
        return damaged("expressions", row, "its parts lie outside their section");
      return depth_of(image, row, depths);
  }
  return damaged("expressions", row, "no such operator");
}

}  // namespace

Expected<void> verify_conditions(const ImageView& image) {
  for (std::size_t i = 0; i < image.predicates.size(); ++i)
    if (auto predicate = verify_predicate(image, i); !predicate) return predicate;
  std::vector<std::uint32_t> depths;
  depths.reserve(image.expressions.size());
  for (std::size_t i = 0; i < image.expressions.size(); ++i) {
    const auto depth = verify_expression(image, i, depths);
    if (!depth) return std::unexpected(depth.error());
    depths.push_back(*depth);
  }
  for (std::size_t i = 0; i < image.unless.size(); ++i)
    if (image.unless[i] >= image.expressions.size()) return damaged("unless", i, "no such expression");
  return {};
}

}  // namespace carom::core
