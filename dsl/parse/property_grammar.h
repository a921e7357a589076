// Grammar of properties: part, verdict, retry, suppress, meta, test, sample, change, and those of a pack header.
#pragma once

#include "dsl/parse/expressions.h"
#include "dsl/parse/tokens.h"

namespace carom::dsl::syntax {

template <Literal L>
using StringProperty = pegtl::seq<Word<L>, Wants<Expectation::string, String>>;
template <Literal L>
using WordProperty = pegtl::seq<Word<L>, Wants<Expectation::word, Bare>>;

struct WhenPart : pegtl::seq<Word<"when">, Wants<Expectation::condition, Expression>> {};
struct UnlessPart : pegtl::seq<Word<"unless">, Wants<Expectation::condition, Expression>> {};
struct ArrowPart : pegtl::seq<Mark<"=>">, Wants<Expectation::class_name, Dotted>> {};
struct OverPart : pegtl::seq<Word<"over">, Names> {};

struct ByCode : pegtl::seq<Word<"by">, Wants<Expectation::word_code, Word<"code">>> {};
struct TypeWord : pegtl::seq<Bare> {};
struct TypePart : pegtl::seq<Word<"type">, Wants<Expectation::word, pegtl::sor<ByCode, TypeWord>>> {};
struct ScopePart : WordProperty<"scope"> {};
struct ActionPart : WordProperty<"action"> {};
struct ConfidencePart : WordProperty<"confidence"> {};
struct AdvicePart : StringProperty<"advice"> {};
struct CitePart : StringProperty<"cite"> {};

struct ForDuration : pegtl::seq<Word<"for">, Wants<Expectation::duration, Duration>> {};
struct RetryNever : Word<"never"> {};
struct RetryAfterFix : Word<"fix"> {};
struct RetryAfterTime : pegtl::seq<Duration, pegtl::opt<ForDuration>> {};
struct RetryAfter
    : pegtl::seq<Word<"after">, Wants<Expectation::retry_after, pegtl::sor<RetryAfterFix, RetryAfterTime>>> {};
struct RetryBackoff
    : pegtl::seq<Word<"backoff">, Wants<Expectation::duration, Duration>, Wants<Expectation::range_dots, Mark<"..">>,
                 Wants<Expectation::duration, Duration>, pegtl::opt<ForDuration>> {};
struct RetryTold
    : pegtl::seq<Word<"told">, Wants<Expectation::word_or, Word<"or">>, Wants<Expectation::duration, Duration>> {};
struct RetryPart
    : pegtl::seq<Word<"retry">,
                 Wants<Expectation::retry_form, pegtl::sor<RetryNever, RetryAfter, RetryBackoff, RetryTold>>> {};

struct SuppressNone : Word<"none"> {};
struct SuppressRecipient : Word<"recipient"> {};
struct SuppressDomain : Word<"domain"> {};
struct Guarded : Word<"guarded"> {};
struct Repeats : pegtl::seq<Word<"after">, Wants<Expectation::integer, Integer>,
                            Wants<Expectation::word_in, Word<"in">>, Wants<Expectation::duration, Duration>> {};
struct SuppressTarget : pegtl::seq<pegtl::sor<SuppressRecipient, SuppressDomain>, pegtl::opt<Guarded>,
                                   pegtl::opt<ForDuration>, pegtl::opt<Repeats>> {};
struct SuppressPart
    : pegtl::seq<Word<"suppress">, Wants<Expectation::suppress_form, pegtl::sor<SuppressNone, SuppressTarget>>> {};
struct VerdictPart
    : pegtl::sor<TypePart, ScopePart, ActionPart, ConfidencePart, AdvicePart, CitePart, RetryPart, SuppressPart> {};

struct NotePart : StringProperty<"note"> {};
struct AllowPart : pegtl::seq<Word<"allow">, Wants<Expectation::diagnostic_id, DiagnosticIdToken>,
                              Wants<Expectation::because, Word<"because">>, Wants<Expectation::because, String>> {};
struct MetaPart : pegtl::sor<NotePart, AllowPart> {};

struct SampleText : pegtl::seq<String> {};
struct SampleField : pegtl::seq<Wants<Expectation::field_name, Dotted>, Wants<Expectation::sample_colon, Mark<":">>,
                                Wants<Expectation::value, Value>> {};
struct SampleRecord : pegtl::seq<Mark<"{">, SampleField, pegtl::star<Mark<",">, SampleField>,
                                 Wants<Expectation::sample_end, Mark<"}">>> {};
struct Sample : pegtl::sor<SampleText, SampleRecord> {};
struct TestTodo : Word<"todo"> {};
struct TestNot : Word<"not"> {};
struct TestGives : pegtl::seq<Word<"gives">, Wants<Expectation::class_name, Dotted>> {};
struct TestPart : pegtl::seq<pegtl::opt<TestTodo>, Wants<Expectation::word_test, Word<"test">>, pegtl::opt<TestNot>,
                             Wants<Expectation::sample, Sample>, pegtl::opt<TestGives>> {};
struct RowTestNot : Mark<"!~"> {};
struct RowTest : pegtl::seq<pegtl::sor<Mark<"~">, RowTestNot>, Wants<Expectation::sample, Sample>> {};

struct TagPart : pegtl::seq<Word<"tag">, Names> {};
struct ExtractPart : StringProperty<"extract"> {};
struct TakePart : StringProperty<"take"> {};
struct SayPart : StringProperty<"say"> {};
struct SeverityPart : WordProperty<"severity"> {};

struct ReplacePart : pegtl::seq<Word<"replace">, Wants<Expectation::word_when, Word<"when">>,
                                Wants<Expectation::condition, Expression>> {};
struct AddWhen : pegtl::seq<Word<"when">, Wants<Expectation::condition, Expression>> {};
struct AddUnless : pegtl::seq<Word<"unless">, Wants<Expectation::condition, Expression>> {};
struct AddPart : pegtl::seq<Word<"add">, Wants<Expectation::added_condition, pegtl::sor<AddWhen, AddUnless>>> {};

struct LanguagePart : pegtl::seq<Word<"language">, Wants<Expectation::integer, Integer>> {};
struct LayerPart : WordProperty<"layer"> {};
struct AboutPart : StringProperty<"about"> {};

struct AnyPart
    : pegtl::sor<WhenPart, UnlessPart, ArrowPart, VerdictPart, OverPart, MetaPart,
                 pegtl::seq<pegtl::at<pegtl::sor<Word<"todo">, Word<"test">>>, TestPart>, TagPart, ExtractPart,
                 TakePart, SayPart, SeverityPart, ReplacePart, AddPart, LanguagePart, LayerPart, AboutPart> {};

}  // namespace carom::dsl::syntax
