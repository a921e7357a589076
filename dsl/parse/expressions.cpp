// Actions of the condition grammar: operands become ast::Expr nodes.
#include "dsl/parse/expressions.h"

#include <iterator>
#include <memory>
#include <utility>

#include "dsl/parse/expression_grammar.h"
#include "dsl/parse/token_actions.h"

namespace carom::dsl::syntax {
namespace {

template <class Node>
void push_condition(ParseState& state, std::uint32_t begin, Node node) {
  state.operands.conditions.push_back(
      std::make_unique<ast::Expr>(ast::Expr{{begin, state.token_end}, std::move(node)}));
}

void push_atom(ParseState& state, ast::Predicate predicate) {
  ast::Name field = pop(state.operands.names);
  const std::uint32_t begin = field.span.begin;
  push_condition(state, begin, ast::Atom{std::move(field), std::move(predicate)});
}

// Joins the conditions of one level; a level of one condition is that condition.
template <class Joined>
void join_level(ParseState& state) {
  auto& conditions = state.operands.conditions;
  const auto first = conditions.begin() + static_cast<std::ptrdiff_t>(pop(state.marks));
  if (conditions.end() - first == 1) return;
  Joined joined{{std::make_move_iterator(first), std::make_move_iterator(conditions.end())}};
  conditions.erase(first, conditions.end());
  const std::uint32_t begin = joined.terms.front()->span.begin;
  push_condition(state, begin, std::move(joined));
}

template <class Rule>
struct ExpressionAction : TokenAction<Rule> {};

struct BeginLevel {
  static void apply0(ParseState& state) { state.marks.push_back(state.operands.conditions.size()); }
};
template <>
struct ExpressionAction<AllBegin> : BeginLevel {};
template <>
struct ExpressionAction<AnyBegin> : BeginLevel {};
template <>
struct ExpressionAction<AllCondition> {
  static void apply0(ParseState& state) { join_level<ast::AllOf>(state); }
};
template <>
struct ExpressionAction<AnyCondition> {
  static void apply0(ParseState& state) { join_level<ast::AnyOf>(state); }
};

struct RememberStart {
  template <class ActionInput>
  static void apply(const ActionInput& in, ParseState& state) {
    state.starts.push_back(state.offset_of(in.begin()));
  }
};
template <>
struct ExpressionAction<NotWord> : RememberStart {};
template <>
struct ExpressionAction<GroupOpen> : RememberStart {};
template <>
struct ExpressionAction<ArrayOpen> : RememberStart {};
template <>
struct ExpressionAction<NotCondition> {
  static void apply0(ParseState& state) {
    ast::ExprPtr term = pop(state.operands.conditions);
    push_condition(state, pop(state.starts), ast::Not{std::move(term)});
  }
};
template <>
struct ExpressionAction<GroupCondition> {
  static void apply0(ParseState& state) {
    ast::ExprPtr inner = pop(state.operands.conditions);
    push_condition(state, pop(state.starts), ast::Group{std::move(inner)});
  }
};
template <>
struct ExpressionAction<MacroCondition> {
  static void apply0(ParseState& state) {
    ast::Name name = pop(state.operands.names);
    const std::uint32_t begin = name.span.begin - 1;  // the `$`
    push_condition(state, begin, ast::MacroRef{std::move(name)});
  }
};

template <>
struct ExpressionAction<ListReference> {
  static void apply0(ParseState& state) {
    ast::Name name = pop(state.operands.names);
    const Span span{name.span.begin - 1, name.span.end};  // with the `@`
    state.test.of = ast::ListRef{std::move(name), span};
  }
};
template <>
struct ExpressionAction<ArrayLiteral> {
  static void apply0(ParseState& state) {
    const Span span{pop(state.starts), state.token_end};
    state.test.of = ast::Array{std::exchange(state.operands.values, {}), span};
  }
};
template <>
struct ExpressionAction<SingleValue> {
  static void apply0(ParseState& state) { state.test.of = pop(state.operands.values); }
};

template <auto Member, auto Value>
struct Remember {
  static void apply0(ParseState& state) { state.test.*Member = Value; }
};
template <>
struct ExpressionAction<FieldName> {
  static void apply0(ParseState& state) { state.test = {}; }
};
template <>
struct ExpressionAction<TestNegation> : Remember<&PendingTest::negated, true> {};
template <>
struct ExpressionAction<GreaterEqual> : Remember<&PendingTest::compare, ast::CompareOp::greater_equal> {};
template <>
struct ExpressionAction<LessEqual> : Remember<&PendingTest::compare, ast::CompareOp::less_equal> {};
template <>
struct ExpressionAction<Greater> : Remember<&PendingTest::compare, ast::CompareOp::greater> {};
template <>
struct ExpressionAction<Less> : Remember<&PendingTest::compare, ast::CompareOp::less> {};
template <>
struct ExpressionAction<OpHas> : Remember<&PendingTest::op, ast::TextOp::has> {};
template <>
struct ExpressionAction<OpStarts> : Remember<&PendingTest::op, ast::TextOp::starts> {};
template <>
struct ExpressionAction<OpEnds> : Remember<&PendingTest::op, ast::TextOp::ends> {};
template <>
struct ExpressionAction<OpIs> : Remember<&PendingTest::op, ast::TextOp::is> {};
template <>
struct ExpressionAction<OpLike> : Remember<&PendingTest::op, ast::TextOp::like> {};
template <>
struct ExpressionAction<QuantifierAny> : Remember<&PendingTest::quantifier, ast::Quantifier::any> {};
template <>
struct ExpressionAction<QuantifierAll> : Remember<&PendingTest::quantifier, ast::Quantifier::all> {};

template <>
struct ExpressionAction<MissingTest> {
  static void apply0(ParseState& state) { push_atom(state, ast::Missing{}); }
};
template <>
struct ExpressionAction<PresentTest> {
  static void apply0(ParseState& state) { push_atom(state, ast::Present{}); }
};
template <>
struct ExpressionAction<CompareTest> {
  static void apply0(ParseState& state) {
    push_atom(state, ast::Compare{state.test.compare, std::get<ast::Value>(std::move(state.test.of))});
  }
};
template <>
struct ExpressionAction<MatchesTest> {
  static void apply0(ParseState& state) {
    push_atom(state, ast::Matches{state.test.negated, pop(state.operands.regexes)});
  }
};
template <bool Word>
struct PushTextTest {
  static void apply0(ParseState& state) {
    push_atom(state, ast::TextTest{state.test.negated, state.test.op, Word, pop(state.operands.strings)});
  }
};
template <>
struct ExpressionAction<WordTest> : PushTextTest<true> {};
template <>
struct ExpressionAction<PhraseTest> : PushTextTest<false> {};
template <>
struct ExpressionAction<QuantifiedTest> {
  static void apply0(ParseState& state) {
    PendingTest& test = state.test;
    ast::Set set = std::holds_alternative<ast::ListRef>(test.of) ? ast::Set(std::get<ast::ListRef>(std::move(test.of)))
                                                                 : ast::Set(std::get<ast::Array>(std::move(test.of)));
    push_atom(state, ast::TextSetTest{test.negated, test.op, test.quantifier, std::move(set)});
  }
};
template <bool WrittenIn>
struct PushMember {
  static void apply0(ParseState& state) {
    push_atom(state, ast::Member{state.test.negated, WrittenIn, std::move(state.test.of)});
  }
};
template <>
struct ExpressionAction<InTest> : PushMember<true> {};
template <>
struct ExpressionAction<EqualTest> : PushMember<false> {};
template <>
struct ExpressionAction<MentionsTest> {
  static void apply0(ParseState& state) {
    push_atom(state, ast::Mentions{state.test.negated, std::move(state.test.of)});
  }
};

}  // namespace

bool match_expression(Input& in, ParseState& state) {
  return match_grammar<AnyCondition, ExpressionAction>(in, state);
}

bool match_array(Input& in, ParseState& state) {
  return match_grammar<ArrayLiteral, ExpressionAction>(in, state);
}

}  // namespace carom::dsl::syntax
