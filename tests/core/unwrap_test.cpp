// Replies inside replies (docs/language.md section 2, "Unwrapping").
#include <gtest/gtest.h>

#include "runtime/core/reply_extent.h"
#include "tests/core/classify_one.h"

namespace carom::core {
namespace {

AutomatonBuilder said() {
  return AutomatonBuilder().literal("said: ").reply();
}

AutomatonBuilder host_said() {
  return AutomatonBuilder()
      .literal("host ")
      .hole("host", HoleKind::host, '-', 'z')
      .literal("[")
      .hole("ip", HoleKind::ip, '.', ':')
      .literal("] said: ")
      .reply();
}

/// Unwraps `said: {reply}`; knows `unknown` and `full`.
ProgramBuilder mailbox_rules() {
  ProgramBuilder b;
  b.unwrap("said", said());
  b.rule("unknown", b.all({b.codes({{550, 559}}), b.has("unknown")}));
  b.rule("full", b.all({b.codes({{452, 452}, {552, 552}}), b.patterns(field::text, PatternKind::starts, {"full"})}));
  return b;
}

/// The part of `text` up to which the reply at `marker` reaches.
std::string reply_at(std::string_view text, std::string_view marker = "550") {
  std::string open;
  const auto begin = static_cast<std::uint32_t>(text.find(marker));
  return std::string(text.substr(begin, end_of_reply(text, begin, open) - begin));
}

TEST(ReplyExtent, ReachesToTheEndWhereNothingIsOpen) {
  EXPECT_EQ(reply_at("said: 550 no"), "550 no");
  EXPECT_EQ(reply_at("(a) [b] said: 550 no) really"), "550 no) really");
}

TEST(ReplyExtent, EndsWithTheBracketOrQuoteThatWasOpen) {
  EXPECT_EQ(reply_at("(said: 550 no) more"), "550 no");
  EXPECT_EQ(reply_at("([{<said: 550 no> more"), "550 no");
  EXPECT_EQ(reply_at("said \"550 no\" more"), "550 no");
  EXPECT_EQ(reply_at("said '550 no' more"), "550 no");
}

TEST(ReplyExtent, BracketsInsideBelongToTheReply) {
  EXPECT_EQ(reply_at("(said: 550 <a@b> [c (d)] no) more"), "550 <a@b> [c (d)] no");
  EXPECT_EQ(reply_at("\"550 no (\"quoted\") yes"), "550 no (");
}

TEST(ReplyExtent, AnApostropheInAWordIsNoQuote) {
  EXPECT_EQ(reply_at("it doesn't work: 550 mailbox doesn't exist"), "550 mailbox doesn't exist");
  EXPECT_EQ(reply_at("('550 user doesn't exist' said it)"), "550 user doesn't exist");
}

TEST(ReplyExtent, AStrayCloserClosesNothing) {
  EXPECT_EQ(reply_at("(said: 550 no] more) end"), "550 no] more");
  EXPECT_EQ(reply_at("x> (y: 550 no> more) end"), "550 no> more");
}

TEST(ReplyExtent, AnOuterCloserAlsoEndsAReplyWhoseOwnBracketStaysOpen) {
  EXPECT_EQ(reply_at("[a (b: 550 no] end"), "550 no");
}

TEST(ReplyExtent, ManyStrayBracketsCostLinearTime) {
  const std::string text = std::string(500000, '[') + "550" + std::string(500000, ')');
  EXPECT_EQ(reply_at(text).size(), 500003U);
}

TEST(Unwrap, TheInnerReplyIsClassified) {
  ProgramBuilder b = mailbox_rules();
  Classifier classify(b);
  const Verdict verdict = classify("451 4.4.0 (server said: 550-5.1.1 User unknown) sorry");
  EXPECT_EQ(verdict.rule, "unknown");
  EXPECT_TRUE(verdict.unwrapped);
  EXPECT_EQ(verdict.code, 550);
  EXPECT_EQ(verdict.status, (EnhancedStatus{5, 1, 1}));
  EXPECT_EQ(verdict.outer_code, 451);
  EXPECT_EQ(verdict.outer_status, (EnhancedStatus{4, 4, 0}));
  EXPECT_EQ(verdict.outer_text, "(server said: 550-5.1.1 user unknown) sorry");
}

TEST(Unwrap, MessageFollowsTheOutermostCode) {
  ProgramBuilder b = mailbox_rules();
  Classifier classify(b);
  EXPECT_EQ(classify("451 server said: 550 User unknown").message, MessageState::open);
  EXPECT_EQ(classify("554 server said: 452 full").message, MessageState::over);
}

TEST(Unwrap, MessageFollowsTheReplyInAWrapperWithoutACode) {
  ProgramBuilder b = mailbox_rules();
  Classifier classify(b);
  EXPECT_EQ(classify("server said: 550 User unknown").message, MessageState::over);
  EXPECT_EQ(classify("server said: 452 full").message, MessageState::open);
  EXPECT_EQ(classify("a said: 450 b said: 550 User unknown").message, MessageState::open);
  EXPECT_EQ(classify("a said: 550 b said: 452 full").message, MessageState::over);
}

TEST(Unwrap, EvidenceStillCountsInTheRecordsText) {
  ProgramBuilder b = mailbox_rules();
  Classifier classify(b);
  const std::string text = "451 it\r\n451 (SAID: 550 5.1.1 User\tUnknown)";
  const Verdict verdict = classify(text);
  ASSERT_EQ(verdict.rule, "unknown");
  const Span span = verdict.evidence.back().span;
  EXPECT_EQ(text.substr(span.begin, span.size()), "Unknown");
}

TEST(Unwrap, WhatStaysUnclassifiedInsideIsClassifiedAsItCame) {
  ProgramBuilder b = mailbox_rules();
  b.rule("wrapper", b.has("server"));
  Classifier classify(b);
  Verdict verdict = classify("451 server said: 550 gibberish");
  EXPECT_EQ(verdict.rule, "wrapper");
  EXPECT_FALSE(verdict.unwrapped);
  EXPECT_EQ(verdict.code, 451);
  EXPECT_EQ(verdict.outer_text, "");
  verdict = classify("451 they said: 550 gibberish");
  EXPECT_EQ(verdict.class_name, "unclassified");
  EXPECT_EQ(verdict.code, 451);
}

TEST(Unwrap, AWrapperWithoutAReplyInsideDoesNotFit) {
  ProgramBuilder b = mailbox_rules();
  b.rule("said", b.has("said:"));
  Classifier classify(b);
  EXPECT_EQ(classify("451 server said: nothing").rule, "said");
}

TEST(Unwrap, ACodeFurtherInsideDoesNotMakeAReply) {
  const Program program = mailbox_rules().build();
  Scratch scratch;
  EXPECT_FALSE(unwrap_fits(program, 0, reply("451 x said: 250 queued (550 unknown)"), scratch));
}

TEST(Unwrap, TheFirstThatFitsApplies) {
  ProgramBuilder b;
  b.rule("unknown", b.has("unknown"));
  auto& never = b.unwrap("never", said());
  never.when = b.no(b.always());
  auto& excepted = b.unwrap("excepted", said());
  excepted.unless = b.unless({b.has("server")});
  b.unwrap("said", said());
  Classifier classify(b);
  const Explanation explanation = classify.explain("451 server said: 550 unknown");
  ASSERT_EQ(explanation.unwrapped.size(), 1U);
  EXPECT_EQ(explanation.unwrapped[0].unwrap, 2U);
  EXPECT_EQ(explanation.unwrapped[0].inner_text, "unknown");
}

TEST(Unwrap, NamedHolesFillMissingFields) {
  ProgramBuilder b;
  b.unwrap("said", host_said());
  b.rule("at", b.all({b.hosts(field::host, {".a.example"}), b.cidrs({ipv4_network({192, 0, 2, 0}, 24)})}));
  b.rule("other", b.has("unknown"));
  Classifier classify(b);
  Record record = reply("550 host MX.A.example[192.0.2.7] said: 550 unknown");
  EXPECT_EQ(classify(record).rule, "at");
  record.host = "b.example";
  EXPECT_EQ(classify(record).rule, "other");
}

TEST(Unwrap, AHostOutOfAWrapperIsCutAsTheRecordsOwn) {
  ProgramBuilder b;
  b.tables().record_text_bytes = 40;
  b.unwrap("by", AutomatonBuilder().hole("host", HoleKind::word, '.', '\xff').literal(" said: ").reply());
  b.rule("at", b.hosts(field::host, {".a.example"}));
  b.rule("other", b.has("no"));
  Classifier classify(b);
  EXPECT_EQ(classify("b.a.example said: 550 no").rule, "at");
  // Each note becomes twelve bytes.
  EXPECT_EQ(classify("\U0001D160\U0001D160\U0001D160.a.example said: 550 no").rule, "other");
}

TEST(Unwrap, ThreeWrappersComeOffAndTheOutermostIsKept) {
  ProgramBuilder b = mailbox_rules();
  Classifier classify(b);
  const Verdict verdict = classify("421 a said: 431 b said: 441 c said: 452 full");
  EXPECT_EQ(verdict.rule, "full");
  EXPECT_EQ(verdict.code, 452);
  EXPECT_EQ(verdict.outer_code, 421);
  EXPECT_EQ(verdict.outer_text, "a said: 431 b said: 441 c said: 452 full");
}

TEST(Unwrap, AFourthWrapperStays) {
  ProgramBuilder b = mailbox_rules();
  Classifier classify(b);
  EXPECT_EQ(classify("411 z said: 421 a said: 431 b said: 441 c said: 452 full").class_name, "unclassified");
  std::string deep;
  for (int i = 0; i < 10; ++i) deep += "450 x said: ";
  const Explanation explanation = classify.explain(deep + "452 full");
  EXPECT_EQ(explanation.unwrapped.size(), 3U);
  EXPECT_TRUE(explanation.fell_back_to_outer);
}

TEST(Unwrap, AnswersWhetherOneUnwrapFits) {
  ProgramBuilder b = mailbox_rules();
  b.unwrap("host_said", host_said());
  const Program program = b.build();
  Scratch scratch;
  EXPECT_TRUE(unwrap_fits(program, 0, reply("450 x said: 550 no"), scratch));
  EXPECT_FALSE(unwrap_fits(program, 0, reply("450 x says: 550 no"), scratch));
  EXPECT_TRUE(unwrap_fits(program, 1, reply("450 x said: 550 host a[192.0.2.1] said: 550 no"), scratch));
  EXPECT_FALSE(unwrap_fits(program, 1, reply("450 x said: 550 no"), scratch));
}

TEST(Unwrap, StatusConflictIsThatOfTheInnerReply) {
  ProgramBuilder b = mailbox_rules();
  Classifier classify(b);
  EXPECT_FALSE(classify("550 4.4.7 said: 550 5.1.1 unknown").status_conflict);
  EXPECT_TRUE(classify("550 5.4.7 said: 550 4.1.1 unknown").status_conflict);
}

}  // namespace
}  // namespace carom::core
