// Tags and facts, and the delay that a `told` retry takes from them.
#include <gtest/gtest.h>

#include "tests/core/classify_one.h"

namespace carom::core {
namespace {

AutomatonBuilder after(std::string_view words, std::string name) {
  return AutomatonBuilder().literal(words).hole(std::move(name), HoleKind::word, '-', 'z').literal(" ");
}

TEST(Annotate, AddsTheTagsOfEveryAnnotationThatHoldsOnce) {
  ProgramBuilder b;
  b.annotation("first", b.has("spam")).tags = b.tags({"a", "b"});
  b.annotation("not", b.has("virus")).tags = b.tags({"c"});
  b.annotation("second", b.always()).tags = b.tags({"b", "d"});
  Classifier classify(b);
  const Verdict verdict = classify("550 spam");
  const std::vector<std::string_view> tags(verdict.tags.begin(), verdict.tags.end());
  EXPECT_EQ(tags, (std::vector<std::string_view>{"a", "b", "d"}));
}

TEST(Annotate, NamedHolesBecomeFactsAsTheSourceSpelledThem) {
  ProgramBuilder b;
  b.annotation("list", b.always()).extracts = b.extracts({b.pattern(PatternKind::template_, after("using ", "list"))});
  Classifier classify(b);
  const Verdict verdict = classify("550 blocked using Zen.Example today");
  ASSERT_EQ(verdict.facts.size(), 1U);
  EXPECT_EQ(verdict.facts[0].name, "list");
  EXPECT_EQ(verdict.facts[0].value, "Zen.Example");
}

TEST(Annotate, TheFirstFactOfANameWins) {
  ProgramBuilder b;
  b.annotation("one", b.always()).extracts = b.extracts({b.pattern(PatternKind::template_, after("never ", "x")),
                                                         b.pattern(PatternKind::template_, after("using ", "x"))});
  b.annotation("two", b.always()).extracts = b.extracts({b.pattern(PatternKind::template_, after("by ", "x"))});
  Classifier classify(b);
  const Verdict verdict = classify("550 by one using two .");
  ASSERT_EQ(verdict.facts.size(), 1U);
  EXPECT_EQ(verdict.facts[0].value, "two");
}

TEST(Annotate, AnAnnotationWhoseExtractsAllFailDoesNotHold) {
  ProgramBuilder b;
  auto& annotation = b.annotation("list", b.always());
  annotation.tags = b.tags({"blocklisted"});
  annotation.extracts = b.extracts({b.pattern(PatternKind::template_, after("using ", "list"))});
  const Program program = b.build();
  Scratch scratch;
  EXPECT_TRUE(interpret(program, reply("550 spam"), scratch).tags.empty());
  EXPECT_FALSE(annotation_holds(program, 0, reply("550 spam"), scratch));
  EXPECT_TRUE(annotation_holds(program, 0, reply("550 using a b"), scratch));
}

TEST(Annotate, FactsOfTextThatIsNoUtf8AreNormalised) {
  ProgramBuilder b;
  AutomatonBuilder until_dot;
  until_dot.literal("to ").hole("name", HoleKind::any, '\x80', '\xff').literal(".");
  b.annotation("name", b.always()).extracts = b.extracts({b.pattern(PatternKind::template_, until_dot)});
  Classifier classify(b);
  const Verdict verdict = classify("550 to \xC4.");
  EXPECT_TRUE(verdict.text_was_not_utf8);
  ASSERT_EQ(verdict.facts.size(), 1U);
  EXPECT_EQ(verdict.facts[0].value, "\xC3\xA4");
}

TEST(Annotate, AToldRetryTakesTheDelayThatTheReplyNames) {
  ProgramBuilder b;
  VerdictRow row;
  row.retry.kind = RetryKind::told;
  row.retry.first = 900;
  b.rule("later", b.has("later"), row);
  AutomatonBuilder in;
  in.literal("in ").hole("delay", HoleKind::duration, ' ', 'z').literal(".");
  b.annotation("delay", b.always()).extracts = b.extracts({b.pattern(PatternKind::template_, in)});
  Classifier classify(b);
  EXPECT_EQ(to_string(classify("450 try later").retry), "told or 15m");
  EXPECT_EQ(to_string(classify("450 try later in 5 Minutes.").retry), "after 5m");
  EXPECT_EQ(to_string(classify("450 try later in a while.").retry), "told or 15m");
  for (const std::string_view spelled : {"15  minutes", "15\u00A0minutes", "15\r\n450 minutes", "15\tMINUTES"}) {
    const std::string text = "450-try later\r\n450 in " + std::string(spelled) + ".";
    const Verdict verdict = classify(text);
    EXPECT_EQ(to_string(verdict.retry), "after 15m") << spelled;
    EXPECT_EQ(verdict.facts[0].value, spelled);
  }
}

}  // namespace
}  // namespace carom::core
