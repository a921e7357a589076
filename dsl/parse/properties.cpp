// Actions of the property grammar.
#include "dsl/parse/properties.h"

#include <utility>

#include "dsl/parse/aggregates.h"
#include "dsl/parse/property_grammar.h"
#include "dsl/parse/token_actions.h"
#include "support/check.h"

namespace carom::dsl::syntax {
namespace {

template <class Rule>
struct PropertyAction : TokenAction<Rule> {};

// Properties of one string, word or condition.
template <class Node>
struct FromString {
  static void apply0(ParseState& state) { state.node = Node{pop(state.operands.strings)}; }
};
template <class Node>
struct FromName {
  static void apply0(ParseState& state) { state.node = Node{pop(state.operands.names)}; }
};
template <class Node>
struct FromNames {
  static void apply0(ParseState& state) { state.node = Node{std::exchange(state.operands.names, {})}; }
};
template <bool Unless>
struct FromCondition {
  static void apply0(ParseState& state) { state.node = ast::Condition{Unless, pop(state.operands.conditions)}; }
};
template <bool Unless>
struct FromAdded {
  static void apply0(ParseState& state) { state.node = ast::AddCondition{{Unless, pop(state.operands.conditions)}}; }
};

template <>
struct PropertyAction<WhenPart> : FromCondition<false> {};
template <>
struct PropertyAction<UnlessPart> : FromCondition<true> {};
template <>
struct PropertyAction<AddWhen> : FromAdded<false> {};
template <>
struct PropertyAction<AddUnless> : FromAdded<true> {};
template <>
struct PropertyAction<ReplacePart> {
  static void apply0(ParseState& state) { state.node = ast::ReplaceWhen{pop(state.operands.conditions)}; }
};
template <>
struct PropertyAction<ArrowPart> : FromName<ast::Arrow> {};
template <>
struct PropertyAction<OverPart> : FromNames<ast::Over> {};
template <>
struct PropertyAction<TagPart> : FromNames<ast::Tag> {};
template <>
struct PropertyAction<ScopePart> : FromName<ast::ScopeProperty> {};
template <>
struct PropertyAction<ActionPart> : FromName<ast::ActionProperty> {};
template <>
struct PropertyAction<ConfidencePart> : FromName<ast::ConfidenceProperty> {};
template <>
struct PropertyAction<LayerPart> : FromName<ast::LayerProperty> {};
template <>
struct PropertyAction<SeverityPart> : FromName<ast::SeverityProperty> {};
template <>
struct PropertyAction<AdvicePart> : FromString<ast::AdviceProperty> {};
template <>
struct PropertyAction<CitePart> : FromString<ast::CiteProperty> {};
template <>
struct PropertyAction<NotePart> : FromString<ast::NoteProperty> {};
template <>
struct PropertyAction<AboutPart> : FromString<ast::AboutProperty> {};
template <>
struct PropertyAction<ExtractPart> : FromString<ast::Extract> {};
template <>
struct PropertyAction<TakePart> : FromString<ast::Take> {};
template <>
struct PropertyAction<SayPart> : FromString<ast::Say> {};
template <>
struct PropertyAction<AllowPart> {
  static void apply0(ParseState& state) {
    state.node = ast::Allow{pop(state.operands.names), pop(state.operands.strings)};
  }
};
template <>
struct PropertyAction<LanguagePart> {
  static void apply0(ParseState& state) { state.node = ast::LanguageProperty{pop(state.operands.integers)}; }
};

template <>
struct PropertyAction<ByCode> {
  template <class ActionInput>
  static void apply(const ActionInput& in, ParseState& state) {
    state.node = ast::TypeProperty{true, {"by code", {state.offset_of(in.begin()), state.token_end}}};
  }
};
template <>
struct PropertyAction<TypeWord> {
  static void apply0(ParseState& state) { state.node = ast::TypeProperty{false, pop(state.operands.names)}; }
};

template <>
struct PropertyAction<ForDuration> {
  static void apply0(ParseState& state) { state.pending.lasting = pop(state.operands.durations); }
};
// The durations still among the operands are those before `for`.
template <ast::RetryKind Kind>
struct FromRetry {
  static void apply0(ParseState& state) {
    auto& durations = state.operands.durations;
    ast::RetryProperty retry{Kind, {}, {}, state.pending.lasting};
    if (!durations.empty()) retry.first = durations.front();
    if (durations.size() > 1) retry.last = durations.back();
    state.node = retry;
  }
};
template <>
struct PropertyAction<RetryNever> : FromRetry<ast::RetryKind::never> {};
template <>
struct PropertyAction<RetryAfterFix> : FromRetry<ast::RetryKind::after_fix> {};
template <>
struct PropertyAction<RetryAfterTime> : FromRetry<ast::RetryKind::after> {};
template <>
struct PropertyAction<RetryBackoff> : FromRetry<ast::RetryKind::backoff> {};
template <>
struct PropertyAction<RetryTold> : FromRetry<ast::RetryKind::told> {};

template <ast::SuppressTarget Target>
struct RememberTarget {
  static void apply0(ParseState& state) { state.pending.suppress.target = Target; }
};
template <>
struct PropertyAction<SuppressNone> : RememberTarget<ast::SuppressTarget::none> {};
template <>
struct PropertyAction<SuppressRecipient> : RememberTarget<ast::SuppressTarget::recipient> {};
template <>
struct PropertyAction<SuppressDomain> : RememberTarget<ast::SuppressTarget::domain> {};
template <>
struct PropertyAction<Guarded> {
  static void apply0(ParseState& state) { state.pending.suppress.guarded = true; }
};
template <>
struct PropertyAction<Repeats> {
  static void apply0(ParseState& state) {
    state.pending.suppress.repeats = pop(state.operands.integers);
    state.pending.suppress.within = pop(state.operands.durations);
  }
};
template <>
struct PropertyAction<SuppressPart> {
  static void apply0(ParseState& state) {
    state.pending.suppress.lasting = state.pending.lasting;
    state.node = state.pending.suppress;
  }
};

template <>
struct PropertyAction<TestTodo> {
  static void apply0(ParseState& state) { state.pending.test.todo = true; }
};
struct NegateTest {
  static void apply0(ParseState& state) { state.pending.test.negated = true; }
};
template <>
struct PropertyAction<TestNot> : NegateTest {};
template <>
struct PropertyAction<RowTestNot> : NegateTest {};
template <>
struct PropertyAction<SampleText> {
  static void apply0(ParseState& state) { state.pending.test.sample = pop(state.operands.strings); }
};
template <>
struct PropertyAction<SampleRecord> {
  static void apply0(ParseState& state) {
    ast::RecordSample record;
    for (std::size_t i = 0; i < state.operands.names.size(); ++i)
      record.fields.push_back({std::move(state.operands.names[i]), std::move(state.operands.values[i])});
    state.operands.names.clear();
    state.pending.test.sample = std::move(record);
  }
};
template <>
struct PropertyAction<Sample> {
  template <class ActionInput>
  static void apply(const ActionInput& in, ParseState& state) {
    state.pending.test.sample_span = {state.offset_of(in.begin()), state.token_end};
  }
};
template <>
struct PropertyAction<TestGives> {
  static void apply0(ParseState& state) { state.pending.test.gives = pop(state.operands.names); }
};
template <>
struct PropertyAction<TestPart> {
  static void apply0(ParseState& state) { state.node = std::move(state.pending.test); }
};

}  // namespace

void parse_property(Input& in, ParseState& state, BlockKind block) {
  state.begin();
  if (block == kAggregate && parse_aggregate_property(in, state)) return;
  const bool matched = match_grammar<AnyPart, PropertyAction>(in, state);
  CAROM_CHECK(matched, "a property in properties.def is missing in the grammar");
}

bool parse_row_test(Input& in, ParseState& state, ast::Test& test) {
  state.begin();
  if (!match_grammar<RowTest, PropertyAction>(in, state)) return false;
  test = std::move(state.pending.test);
  test.row_form = true;
  return true;
}

}  // namespace carom::dsl::syntax
