// Verifies that the image is as large as what it asks for: a row that two owners name would be paid for twice.
#include <fmt/format.h>

#include <cstdint>

#include "runtime/core/load_image.h"

namespace carom::core {
namespace {

/// Rows named by the ranges of `owners`, which lie within their section.
template <class Row, class RangeOf>
std::uint64_t count_named(std::span<const Row> owners, RangeOf range_of) {
  std::uint64_t rows = 0;
  for (const Row& owner : owners) rows += range_of(owner).count;
  return rows;
}

Expected<void> verify_share(std::string_view section, std::uint64_t named, std::size_t rows) {
  if (named <= rows) return {};
  return damaged(
      fmt::format("section {} has {} rows and they are named {} times, expected once at most", section, rows, named));
}

RowRange parts_of(const ExprRow& expression) {
  const bool has_parts =
      expression.op == ExprOp::all_of || expression.op == ExprOp::any_of || expression.op == ExprOp::negate;
  return has_parts ? expression.children : RowRange{};
}

std::uint64_t count_unless(const ImageView& image) {
  constexpr auto unless_of = [](const auto& row) { return row.unless; };
  return count_named(image.rules, unless_of) + count_named(image.unwraps, unless_of) +
         count_named(image.annotations, unless_of);
}

/// Equal operands are stored once, so they may be named again, by no more predicates than a policy can write.
Expected<void> verify_operand_rows(const ImageView& image) {
  const std::uint64_t named = count_named(image.predicates, [](const PredicateRow& row) { return row.operand; });
  if (named <= image_limits::operand_rows) return {};
  return damaged(
      fmt::format("its predicates name {} rows of operands, expected at most {}", named, image_limits::operand_rows));
}

/// A text may be the literal of patterns of each kind on each field; a scan has states for every byte of all of them.
/// Literals of automata are no longer than these.
Expected<void> verify_literal_bytes(const ImageView& image) {
  constexpr std::uint64_t kKinds = static_cast<std::uint64_t>(PatternKind::regex) + 1;
  std::uint64_t named = 0;
  for (const PatternRow& pattern : image.patterns) named += is_automaton(pattern.kind) ? 0 : pattern.literal.size;
  if (named <= image.strings.size() * kKinds * image.field_count()) return {};
  return damaged(
      fmt::format("its patterns name {} bytes of literals in a string section of {}", named, image.strings.size()));
}

}  // namespace

Expected<void> verify_shares(const ImageView& image) {
  const auto nfa_of = [](const PatternRow& row) { return is_automaton(row.kind) ? row.nfa : RowRange{}; };
  const auto holes_of = [](const PatternRow& row) { return row.holes; };
  const auto tags_of = [](const AnnotateRow& row) { return row.tags; };
  const auto extracts_of = [](const AnnotateRow& row) { return row.extracts; };
  for (const auto& verified :
       {verify_share("nfa", count_named(image.patterns, nfa_of), image.nfa.size()),
        verify_share("holes", count_named(image.patterns, holes_of), image.holes.size()),
        verify_share("expression_children", count_named(image.expressions, parts_of), image.expression_children.size()),
        verify_share("unless", count_unless(image), image.unless.size()),
        verify_share("tags", count_named(image.annotations, tags_of), image.tags.size()),
        verify_share("extracts", count_named(image.annotations, extracts_of), image.extracts.size()),
        verify_operand_rows(image), verify_literal_bytes(image)})
    if (!verified) return verified;
  return {};
}

}  // namespace carom::core
