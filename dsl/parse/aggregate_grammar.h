// Grammar of what only aggregates have: aggpart, let, having, sum.
//
// `compare <- sum CMP sum / '(' having ')'` would read nested parentheses again and again. Here both kinds of
// parentheses are one rule, and the actions tell comparisons from numbers.
#pragma once

#include "dsl/parse/expressions.h"
#include "dsl/parse/tokens.h"

namespace carom::dsl::syntax {

struct NumberText : pegtl::seq<Digits, pegtl::opt<pegtl::one<'.'>, Digits>, pegtl::opt<pegtl::one<'%'>>> {};
struct NumberTerm : pegtl::seq<NumberText, Space> {};
struct LetTerm : pegtl::seq<Plain> {};

struct AnyHaving;
struct ParenthesisOpen : Mark<"("> {};
struct ParenthesisTerm : pegtl::seq<ParenthesisOpen, Deeper, Wants<Expectation::arithmetic, AnyHaving>,
                                    Wants<Expectation::arithmetic_end, Mark<")">>, Shallower> {};
struct Term : pegtl::sor<ParenthesisTerm, NumberTerm, LetTerm> {};

struct OpMultiply : Mark<"*"> {};
struct OpDivide : Mark<"/"> {};
struct OpAdd : Mark<"+"> {};
struct OpSubtract : Mark<"-"> {};
struct NextFactor : pegtl::seq<pegtl::sor<OpMultiply, OpDivide>, Wants<Expectation::arithmetic, Term>> {};
struct Product : pegtl::seq<Term, pegtl::star<NextFactor>> {};
struct NextSummand : pegtl::seq<pegtl::sor<OpAdd, OpSubtract>, Wants<Expectation::arithmetic, Product>> {};
struct SumTerm : pegtl::seq<Product, pegtl::star<NextSummand>> {};

struct HavingGreaterEqual : Mark<">="> {};
struct HavingLessEqual : Mark<"<="> {};
struct HavingGreater : Mark<">"> {};
struct HavingLess : Mark<"<"> {};
struct CompareSign : pegtl::sor<HavingGreaterEqual, HavingLessEqual, HavingGreater, HavingLess> {};
struct CompareRight : pegtl::seq<CompareSign, Wants<Expectation::arithmetic, SumTerm>> {};
struct CompareHaving : pegtl::seq<SumTerm, pegtl::opt<CompareRight>> {};

struct AllHavingBegin : pegtl::success {};
struct AnyHavingBegin : pegtl::success {};
struct AllHaving : pegtl::seq<AllHavingBegin, CompareHaving,
                              pegtl::star<Word<"and">, Wants<Expectation::comparison, CompareHaving>>> {};
struct AnyHaving
    : pegtl::seq<AnyHavingBegin, AllHaving, pegtl::star<Word<"or">, Wants<Expectation::comparison, AllHaving>>> {};

struct FunctionCount : Word<"count"> {};
struct FunctionDistinct : Word<"distinct"> {};
struct FunctionMin : Word<"min"> {};
struct FunctionMax : Word<"max"> {};
struct FunctionSum : Word<"sum"> {};
struct AggregateOpen
    : Atomic<pegtl::sor<FunctionCount, FunctionDistinct, FunctionMin, FunctionMax, FunctionSum>, Mark<"(">> {};
struct CallField : pegtl::seq<Dotted> {};
struct CallWhere : pegtl::seq<Word<"where">, Wants<Expectation::condition, Expression>> {};
struct AggregateCall
    : pegtl::seq<AggregateOpen, pegtl::opt<CallField>, Wants<Expectation::call_end, Mark<")">>, pegtl::opt<CallWhere>> {
};
struct LetArithmetic : pegtl::seq<AnyHaving> {};

struct GroupPart : pegtl::seq<Word<"group">, Wants<Expectation::word_by, Word<"by">>, FieldNames> {};
struct WindowPart : pegtl::seq<Word<"window">, Wants<Expectation::duration, Duration>,
                               Wants<Expectation::word_every, Word<"every">>, Wants<Expectation::duration, Duration>> {
};
struct LetPart
    : pegtl::seq<Word<"let">, Wants<Expectation::plain_name, Plain>, Wants<Expectation::let_equals, Mark<"=">>,
                 Wants<Expectation::aggregate_value, pegtl::sor<AggregateCall, LetArithmetic>>> {};
struct HavingPart : pegtl::seq<Word<"when">, Wants<Expectation::comparison, AnyHaving>> {};
struct SupersedesPart : pegtl::seq<Word<"supersedes">, ClassNames> {};
struct AggregatePart : pegtl::sor<GroupPart, WindowPart, LetPart, HavingPart, SupersedesPart> {};

}  // namespace carom::dsl::syntax
