// Every kind of pattern: where it may stand, what its match covers, and that scanning is linear.
#include <gtest/gtest.h>

#include "runtime/core/find_patterns.h"
#include "runtime/core/prepare.h"
#include "tests/core/classify_one.h"

namespace carom::core {
namespace {

bool matches(PatternKind kind, std::string_view literal, std::string_view text) {
  ProgramBuilder b;
  return holds(b, b.patterns(field::text, kind, {literal}), reply(text));
}

/// The source text that made the only pattern match; empty if it does not.
std::string evidence_of(PatternKind kind, std::string_view literal, std::string_view text) {
  ProgramBuilder b;
  b.rule("r", b.patterns(field::text, kind, {literal}));
  Classifier classify(b);
  const Verdict verdict = classify(text);
  if (verdict.evidence.empty()) return {};
  const Span span = verdict.evidence.front().span;
  return std::string(text.substr(span.begin, span.size()));
}

TEST(Patterns, APhraseMatchesAnywhereInNormalisedText) {
  EXPECT_TRUE(matches(PatternKind::phrase, "access denied", "550 5.4.1 Recipient: ACCESS\r\n  Denied."));
  EXPECT_TRUE(matches(PatternKind::phrase, "denied", "undenied"));
  EXPECT_FALSE(matches(PatternKind::phrase, "denied", "550 5.4.1 denie"));
}

TEST(Patterns, PhrasesRunAcrossTheLinesOfAReply) {
  EXPECT_TRUE(matches(PatternKind::phrase, "first second", "550-5.7.1 first\r\n550 5.7.1 second"));
}

TEST(Patterns, AWordHasNoLetterOrDigitBesideIt) {
  EXPECT_TRUE(matches(PatternKind::word, "rl000001", "(RL000001)"));
  EXPECT_TRUE(matches(PatternKind::word, "spf", "spf"));
  EXPECT_TRUE(matches(PatternKind::word, "spf", "xspf spf_"));
  EXPECT_FALSE(matches(PatternKind::word, "rl000001", "rl0000012"));
  EXPECT_FALSE(matches(PatternKind::word, "spf", "aspf"));
  EXPECT_FALSE(matches(PatternKind::word, "spf", "\xC3\xA9spf"));
  EXPECT_FALSE(matches(PatternKind::word, "spf", "spf\xD0\xB6"));
  EXPECT_TRUE(matches(PatternKind::word, "spf", "\xE2\x80\x9Cspf\xE2\x80\x9D"));
}

TEST(Patterns, StartsEndsAndIsLookAtTheFieldsEdges) {
  EXPECT_TRUE(matches(PatternKind::starts, "user", "550 users unknown"));
  EXPECT_FALSE(matches(PatternKind::starts, "unknown", "550 user unknown"));
  EXPECT_TRUE(matches(PatternKind::ends, "known", "550 user unknown"));
  EXPECT_FALSE(matches(PatternKind::ends, "user", "550 user unknown"));
  EXPECT_TRUE(matches(PatternKind::is, "user unknown", "550 5.1.1 User unknown"));
  EXPECT_FALSE(matches(PatternKind::is, "user", "550 user unknown"));
  EXPECT_TRUE(matches(PatternKind::starts_word, "user", "550 user-unknown"));
  EXPECT_FALSE(matches(PatternKind::starts_word, "user", "550 users unknown"));
  EXPECT_TRUE(matches(PatternKind::ends_word, "unknown", "550 user unknown"));
  EXPECT_FALSE(matches(PatternKind::ends_word, "known", "550 user unknown"));
}

TEST(Patterns, ALaterOccurrenceCountsWhereTheFirstDoesNotFit) {
  EXPECT_TRUE(matches(PatternKind::ends, "a", "a b a"));
  EXPECT_EQ(evidence_of(PatternKind::word, "spf", "dspf then SPF fails"), "SPF");
}

TEST(Patterns, AnEmptyLiteralMatchesWhereNothingStands) {
  EXPECT_TRUE(matches(PatternKind::is, "", "550 5.1.1"));
  EXPECT_FALSE(matches(PatternKind::is, "", "550 unknown"));
  EXPECT_TRUE(matches(PatternKind::ends, "", "550 unknown"));
}

TEST(Patterns, AMentionedHostStandsWhole) {
  for (const std::string_view text : {"blocked by a.example", "a.example says no", "(a.example)", "see a.example.",
                                      "<kim@a.example>", "a.example. sorry", "http://a.example/x", "A.EXAMPLE"})
    EXPECT_TRUE(matches(PatternKind::mention, "a.example", text)) << text;
  for (const std::string_view text :
       {"mx.a.example", "ba.example", "a.example.com", "a.examples", "a.example-x", "-a.example", "a.example..",
        "x_a.example", "a.example_x", "\u00e9a.example", "a.example\u00e9"})
    EXPECT_FALSE(matches(PatternKind::mention, "a.example", text)) << text;
}

TEST(Patterns, AMentionBelowCoversTheWholeHost) {
  EXPECT_EQ(evidence_of(PatternKind::mention_below, ".a.example", "from <x@Mx1.B.a.example.> now"), "Mx1.B.a.example");
  for (const std::string_view text : {"a.example", ".a.example", "b..a.example", "b.a.example.org", "b.a.examples"})
    EXPECT_FALSE(matches(PatternKind::mention_below, ".a.example", text)) << text;
}

TEST(Patterns, TemplatesAndRegularExpressionsSearch) {
  ProgramBuilder b;
  const auto regex = b.matches(PatternKind::regex, AutomatonBuilder().literal("a").many('b', 'b'));
  EXPECT_TRUE(holds(b, regex, reply("xabbb")));
  EXPECT_FALSE(holds(b, regex, reply("xa")));
  const auto take =
      b.matches(PatternKind::template_, AutomatonBuilder().literal("id ").hole("", HoleKind::id).literal("!"));
  EXPECT_TRUE(holds(b, take, reply("550 with ID 12ab!")));
  EXPECT_FALSE(holds(b, take, reply("550 with id 12ab")));
}

TEST(Patterns, TheEvidenceOfARegularExpressionIsLeftmostLongest) {
  ProgramBuilder b;
  b.rule("r", b.matches(PatternKind::regex, AutomatonBuilder().literal("a").many('b', 'b')));
  Classifier classify(b);
  const Verdict verdict = classify("550 xABBB abbbbbb");
  ASSERT_EQ(verdict.evidence.size(), 1U);
  EXPECT_EQ(verdict.evidence[0], (Evidence{field::text, {5, 9}}));
}

TEST(Patterns, AutomataWithoutALiteralRunOnEveryText) {
  ProgramBuilder b;
  const auto digits = b.matches(PatternKind::regex, AutomatonBuilder().many('0', '9'));
  EXPECT_TRUE(holds(b, digits, reply("room 7")));
  EXPECT_FALSE(holds(b, digits, reply("no room")));
}

TEST(Patterns, AnyWantsOneAndAllWantsEach) {
  ProgramBuilder b;
  const auto any = b.patterns(field::text, PatternKind::phrase, {"a", "b"});
  const auto all = b.patterns(field::text, PatternKind::phrase, {"a", "b"}, PredicateOp::all_patterns);
  EXPECT_TRUE(holds(b, any, reply("xb")));
  EXPECT_FALSE(holds(b, any, reply("x")));
  EXPECT_TRUE(holds(b, all, reply("ba")));
  EXPECT_FALSE(holds(b, all, reply("xb")));
}

TEST(Patterns, WorkOnStringAndHostFieldsToo) {
  ProgramBuilder b;
  const auto inbound = b.patterns(field::host, PatternKind::starts, {"inbound-smtp."});
  Record record;
  EXPECT_FALSE(holds(b, inbound, record));
  record.host = "Inbound-SMTP.eu.example";
  EXPECT_TRUE(holds(b, inbound, record));
}

TEST(Patterns, SixteenTimesTheTextIsAtMostTwentyTimesTheWork) {
  ProgramBuilder b;
  for (const std::string_view literal : {"a", "ab", "abab", "ba", "bbb"})
    static_cast<void>(b.patterns(field::text, PatternKind::word, {literal}));
  const auto asked = b.has("never");
  const Program program = b.build();
  const auto work = [&](std::size_t size) {
    std::string text;
    while (text.size() < size) text += "abab";
    FieldValues fields;
    prepare(program, reply(text), fields);
    PatternFinder finder;
    finder.begin(program);
    const std::uint32_t predicate = program.expressions()[asked].children.first;
    const std::uint32_t pattern = program.pattern_refs()[program.predicates()[predicate].operand.first];
    EXPECT_FALSE(finder.find(program, fields, pattern).has_value());
    return finder.occurrences_seen();
  };
  const std::uint64_t small = work(4096);
  EXPECT_GT(small, 4096U);
  EXPECT_LE(work(65536), 20 * small);
}

}  // namespace
}  // namespace carom::core
