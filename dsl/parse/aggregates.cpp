// Actions of the aggregate grammar: arithmetic and comparisons share one stack and are told apart here.
#include "dsl/parse/aggregates.h"

#include <fmt/format.h>

#include <iterator>
#include <memory>
#include <utility>

#include "dsl/parse/aggregate_grammar.h"
#include "dsl/parse/token_actions.h"
#include "support/counted.h"

namespace carom::dsl::syntax {
namespace {

Span span_of(const Quantity& quantity) {
  return std::visit([](const auto& node) { return node->span; }, quantity);
}

template <class Node>
void push_sum(ParseState& state, std::uint32_t begin, Node node) {
  state.quantities.push_back(std::make_unique<ast::Sum>(ast::Sum{{begin, state.token_end}, std::move(node)}));
}

template <class Node>
void push_having(ParseState& state, std::uint32_t begin, Node node) {
  state.quantities.push_back(std::make_unique<ast::Having>(ast::Having{{begin, state.token_end}, std::move(node)}));
}

ast::SumPtr to_sum(ParseState& state, Quantity quantity) {
  if (auto* sum = std::get_if<ast::SumPtr>(&quantity)) return std::move(*sum);
  state.report(DiagnosticId::C0140, span_of(quantity), "expected a number, found a comparison")
      .notes.push_back({std::nullopt, "join comparisons by `and` or `or`; arithmetic is done with numbers and lets"});
  throw ReportedError{state.space_end};
}

ast::HavingPtr to_having(ParseState& state, Quantity quantity) {
  if (auto* having = std::get_if<ast::HavingPtr>(&quantity)) return std::move(*having);
  throw SyntaxError{Expectation::comparison_sign, state.space_end};
}

// A long chain of operators is a deep tree.
void count_operator(ParseState& state) {
  if (++state.operators <= state.limits.nesting) return;
  const Span where{state.space_end, state.space_end};
  state
      .report(DiagnosticId::C1005, where,
              fmt::format("this arithmetic has more than the {} allowed",
                          counted(state.limits.nesting, "operator", "operators")))
      .notes.push_back({std::nullopt, "give a part of it a name by `let name = …`"});
  throw ReportedError{state.space_end};
}

void join_sums(ParseState& state, ast::ArithmeticOp op) {
  ast::SumPtr right = to_sum(state, pop(state.quantities));
  ast::SumPtr left = to_sum(state, pop(state.quantities));
  const std::uint32_t begin = left->span.begin;
  push_sum(state, begin, ast::BinarySum{op, std::move(left), std::move(right)});
}

template <class Joined>
void join_havings(ParseState& state) {
  const std::size_t base = pop(state.marks);
  if (state.quantities.size() - base == 1) return;
  Joined joined;
  for (std::size_t i = base; i < state.quantities.size(); ++i)
    joined.terms.push_back(to_having(state, std::move(state.quantities[i])));
  state.quantities.resize(base);
  const std::uint32_t begin = joined.terms.front()->span.begin;
  push_having(state, begin, std::move(joined));
}

template <class Rule>
struct AggregateAction : TokenAction<Rule> {};

template <>
struct AggregateAction<NumberText> {
  template <class ActionInput>
  static void apply(const ActionInput& in, ParseState& state) {
    const std::string_view text = in.string_view();
    static_cast<void>(read_number(state, text.substr(0, text.find_first_of(".%"))));
    state.numbers.emplace_back(text);
  }
};
template <>
struct AggregateAction<NumberTerm> {
  template <class ActionInput>
  static void apply(const ActionInput& in, ParseState& state) {
    push_sum(state, state.offset_of(in.begin()), ast::NumberTerm{pop(state.numbers)});
  }
};
template <>
struct AggregateAction<LetTerm> {
  static void apply0(ParseState& state) {
    ast::Name name = pop(state.operands.names);
    const std::uint32_t begin = name.span.begin;
    push_sum(state, begin, ast::LetRef{std::move(name)});
  }
};
template <>
struct AggregateAction<ParenthesisOpen> {
  template <class ActionInput>
  static void apply(const ActionInput& in, ParseState& state) {
    state.starts.push_back(state.offset_of(in.begin()));
  }
};
template <>
struct AggregateAction<ParenthesisTerm> {
  static void apply0(ParseState& state) {
    Quantity inner = pop(state.quantities);
    const std::uint32_t begin = pop(state.starts);
    if (auto* sum = std::get_if<ast::SumPtr>(&inner))
      push_sum(state, begin, ast::SumGroup{std::move(*sum)});
    else
      push_having(state, begin, ast::HavingGroup{std::get<ast::HavingPtr>(std::move(inner))});
  }
};

template <ast::ArithmeticOp Op>
struct RememberOperator {
  static void apply0(ParseState& state) {
    count_operator(state);
    state.arithmetic_ops.push_back(Op);
  }
};
template <>
struct AggregateAction<OpAdd> : RememberOperator<ast::ArithmeticOp::add> {};
template <>
struct AggregateAction<OpSubtract> : RememberOperator<ast::ArithmeticOp::subtract> {};
template <>
struct AggregateAction<OpMultiply> : RememberOperator<ast::ArithmeticOp::multiply> {};
template <>
struct AggregateAction<OpDivide> : RememberOperator<ast::ArithmeticOp::divide> {};
struct JoinSums {
  static void apply0(ParseState& state) { join_sums(state, pop(state.arithmetic_ops)); }
};
template <>
struct AggregateAction<NextFactor> : JoinSums {};
template <>
struct AggregateAction<NextSummand> : JoinSums {};

template <ast::CompareOp Op>
struct RememberSign {
  static void apply0(ParseState& state) {
    state.operators = 0;
    state.compare_ops.push_back(Op);
  }
};
template <>
struct AggregateAction<HavingGreaterEqual> : RememberSign<ast::CompareOp::greater_equal> {};
template <>
struct AggregateAction<HavingLessEqual> : RememberSign<ast::CompareOp::less_equal> {};
template <>
struct AggregateAction<HavingGreater> : RememberSign<ast::CompareOp::greater> {};
template <>
struct AggregateAction<HavingLess> : RememberSign<ast::CompareOp::less> {};
template <>
struct AggregateAction<CompareRight> {
  static void apply0(ParseState& state) {
    ast::SumPtr right = to_sum(state, pop(state.quantities));
    ast::SumPtr left = to_sum(state, pop(state.quantities));
    state.operators = 0;
    const std::uint32_t begin = left->span.begin;
    push_having(state, begin, ast::HavingCompare{pop(state.compare_ops), std::move(left), std::move(right)});
  }
};

struct BeginHavings {
  static void apply0(ParseState& state) { state.marks.push_back(state.quantities.size()); }
};
template <>
struct AggregateAction<AllHavingBegin> : BeginHavings {};
template <>
struct AggregateAction<AnyHavingBegin> : BeginHavings {};
template <>
struct AggregateAction<AllHaving> {
  static void apply0(ParseState& state) { join_havings<ast::HavingAll>(state); }
};
template <>
struct AggregateAction<AnyHaving> {
  static void apply0(ParseState& state) { join_havings<ast::HavingAny>(state); }
};

template <ast::AggregateFunction Function>
struct RememberFunction {
  static void apply0(ParseState& state) { state.call.function = Function; }
};
template <>
struct AggregateAction<FunctionCount> : RememberFunction<ast::AggregateFunction::count> {};
template <>
struct AggregateAction<FunctionDistinct> : RememberFunction<ast::AggregateFunction::distinct> {};
template <>
struct AggregateAction<FunctionMin> : RememberFunction<ast::AggregateFunction::min> {};
template <>
struct AggregateAction<FunctionMax> : RememberFunction<ast::AggregateFunction::max> {};
template <>
struct AggregateAction<FunctionSum> : RememberFunction<ast::AggregateFunction::sum> {};
template <>
struct AggregateAction<CallField> {
  static void apply0(ParseState& state) { state.call.field = pop(state.operands.names); }
};
template <>
struct AggregateAction<CallWhere> {
  static void apply0(ParseState& state) { state.call.where = pop(state.operands.conditions); }
};
template <>
struct AggregateAction<AggregateCall> {
  static void apply0(ParseState& state) { state.node = ast::Let{pop(state.operands.names), std::move(state.call)}; }
};
template <>
struct AggregateAction<LetArithmetic> {
  static void apply0(ParseState& state) {
    ast::SumPtr sum = to_sum(state, pop(state.quantities));
    state.node = ast::Let{pop(state.operands.names), std::move(sum)};
  }
};

template <>
struct AggregateAction<GroupPart> {
  static void apply0(ParseState& state) { state.node = ast::GroupBy{std::exchange(state.operands.names, {})}; }
};
template <>
struct AggregateAction<WindowPart> {
  static void apply0(ParseState& state) {
    const ast::Duration every = pop(state.operands.durations);
    state.node = ast::Window{pop(state.operands.durations), every};
  }
};
template <>
struct AggregateAction<HavingPart> {
  static void apply0(ParseState& state) { state.node = ast::HavingProperty{to_having(state, pop(state.quantities))}; }
};
template <>
struct AggregateAction<SupersedesPart> {
  static void apply0(ParseState& state) { state.node = ast::Supersedes{std::exchange(state.operands.names, {})}; }
};

}  // namespace

bool parse_aggregate_property(Input& in, ParseState& state) {
  return match_grammar<AggregatePart, AggregateAction>(in, state);
}

}  // namespace carom::dsl::syntax
