// Grammar of conditions: expr, all, neg, pred, set, array.
#pragma once

#include "dsl/parse/tokens.h"

namespace carom::dsl::syntax {

// A list `@name` or an array, and where one of them or a value may stand.
struct ListReference : pegtl::seq<pegtl::one<'@'>, Wants<Expectation::list_name, Dotted>> {};
struct ArrayOpen : Mark<"["> {};
struct ArrayClose : Mark<"]"> {};
struct Separator : Wants<Expectation::array_end, pegtl::sor<Mark<",">, pegtl::at<pegtl::one<']'>>>> {};
struct ArrayLiteral : pegtl::seq<ArrayOpen, pegtl::star<Value, Separator>, Wants<Expectation::element, ArrayClose>> {};
struct SetOperand : pegtl::sor<ListReference, ArrayLiteral> {};
struct SingleValue : pegtl::seq<Value> {};
struct Members : pegtl::sor<SetOperand, SingleValue> {};

struct GreaterEqual : Mark<">="> {};
struct LessEqual : Mark<"<="> {};
struct Greater : Mark<">"> {};
struct Less : Mark<"<"> {};
struct Comparison : pegtl::sor<GreaterEqual, LessEqual, Greater, Less> {};  // CMP

struct OpHas : Word<"has"> {};
struct OpStarts : Word<"starts"> {};
struct OpEnds : Word<"ends"> {};
struct OpIs : Word<"is"> {};
struct OpLike : Word<"like"> {};
struct TextOperator : pegtl::sor<OpHas, OpStarts, OpEnds, OpIs, OpLike> {};
struct QuantifierAny : Word<"any"> {};
struct QuantifierAll : Word<"all"> {};

struct MissingTest : Word<"missing"> {};
struct PresentTest : Word<"present"> {};
struct CompareTest : pegtl::seq<Comparison, Wants<Expectation::value, SingleValue>> {};
struct MatchesTest : pegtl::seq<Word<"matches">, Wants<Expectation::regex, RegexToken>> {};
struct QuantifiedTest : pegtl::seq<pegtl::sor<QuantifierAny, QuantifierAll>, Wants<Expectation::set, SetOperand>> {};
struct WordTest : pegtl::seq<Word<"word">, Wants<Expectation::string, String>> {};
struct PhraseTest : pegtl::seq<String> {};
struct TextOperand : pegtl::sor<QuantifiedTest, WordTest, PhraseTest> {};
struct TextTest : pegtl::seq<TextOperator, Wants<Expectation::text_operand, TextOperand>> {};
struct InTest : pegtl::seq<Word<"in">, Wants<Expectation::members, Members>> {};
struct MentionsTest : pegtl::seq<Word<"mentions">, Wants<Expectation::members, Members>> {};
struct EqualTest : pegtl::seq<SingleValue> {};
struct PositiveTest : pegtl::sor<MatchesTest, TextTest, InTest, MentionsTest, EqualTest> {};
struct TestNegation : Word<"not"> {};
struct NegatedTest : pegtl::seq<TestNegation, Wants<Expectation::negated_test, PositiveTest>> {};
struct FieldTest : pegtl::sor<MissingTest, PresentTest, CompareTest, NegatedTest, PositiveTest> {};
struct FieldName : pegtl::seq<Dotted> {};
struct AtomCondition : pegtl::seq<FieldName, Wants<Expectation::field_test, FieldTest>> {};

struct AnyCondition;
struct SingleCondition;
struct NotWord : Word<"not"> {};
struct NotCondition : pegtl::seq<NotWord, Deeper, Wants<Expectation::condition, SingleCondition>, Shallower> {};
struct GroupOpen : Mark<"("> {};
struct GroupCondition : pegtl::seq<GroupOpen, Deeper, Wants<Expectation::condition, AnyCondition>,
                                   Wants<Expectation::group_end, Mark<")">>, Shallower> {};
struct MacroCondition : pegtl::seq<pegtl::one<'$'>, Wants<Expectation::macro_name, Dotted>> {};
struct SingleCondition : pegtl::sor<NotCondition, GroupCondition, MacroCondition, AtomCondition> {};

// The empty rules mark where a level of `and` or `or` begins, for the actions.
struct AllBegin : pegtl::success {};
struct AnyBegin : pegtl::success {};
struct AllCondition
    : pegtl::seq<AllBegin, SingleCondition, pegtl::star<Word<"and">, Wants<Expectation::condition, SingleCondition>>> {
};
struct AnyCondition
    : pegtl::seq<AnyBegin, AllCondition, pegtl::star<Word<"or">, Wants<Expectation::condition, AllCondition>>> {};

}  // namespace carom::dsl::syntax
