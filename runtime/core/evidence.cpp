// Walks a condition that holds along the parts that decided.
#include "runtime/core/evidence.h"

#include <algorithm>
#include <tuple>

namespace carom::core {
namespace {

void add_pattern(Evaluation& evaluation, const PredicateRow& predicate, std::uint32_t pattern,
                 std::vector<Evidence>& out) {
  const auto match = evaluation.patterns().find(evaluation.program(), evaluation.fields(), pattern);
  const bool has_place = match && predicate.field == field::text;
  out.push_back({predicate.field, has_place ? evaluation.fields().texts[field::text].source_of(*match) : Span{}});
}

void add_predicate(Evaluation& evaluation, const PredicateRow& predicate, std::vector<Evidence>& out) {
  const auto patterns = [&] {
    return evaluation.program().pattern_refs().subspan(predicate.operand.first, predicate.operand.count);
  };
  if (predicate.op == PredicateOp::all_patterns) {
    for (const std::uint32_t pattern : patterns()) add_pattern(evaluation, predicate, pattern, out);
  } else if (predicate.op == PredicateOp::any_pattern) {
    const auto first = std::ranges::find_if(patterns(), [&](std::uint32_t pattern) {
      return evaluation.patterns().find(evaluation.program(), evaluation.fields(), pattern).has_value();
    });
    add_pattern(evaluation, predicate, *first, out);
  } else {
    out.push_back({predicate.field, {}});
  }
}

auto place_of(const Evidence& evidence) {
  return std::tuple(evidence.field, evidence.span.begin, evidence.span.end);
}

}  // namespace

void EvidenceCollector::collect(Evaluation& evaluation, std::uint32_t condition, std::vector<Evidence>& out) {
  out.clear();
  visited_.resize(evaluation.program().expressions().size());
  if (++round_ == 0) {
    std::ranges::fill(visited_, 0U);
    round_ = 1;
  }
  visit(evaluation, condition, out);
  std::ranges::sort(out, {}, place_of);
  const auto repeated = std::ranges::unique(out);
  out.erase(repeated.begin(), repeated.end());
}

void EvidenceCollector::visit(Evaluation& evaluation, std::uint32_t expression, std::vector<Evidence>& out) {
  if (visited_[expression] == round_ || !evaluation.holds(expression)) return;
  visited_[expression] = round_;
  const Program& program = evaluation.program();
  const ExprRow& row = program.expressions()[expression];
  if (row.op == ExprOp::predicate) add_predicate(evaluation, program.predicates()[row.children.first], out);
  if (row.op != ExprOp::all_of && row.op != ExprOp::any_of) return;
  for (const std::uint32_t part : program.expression_children().subspan(row.children.first, row.children.count)) {
    visit(evaluation, part, out);
    if (row.op == ExprOp::any_of && evaluation.holds(part)) return;
  }
}

}  // namespace carom::core
