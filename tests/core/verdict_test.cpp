// What follows from a rule's verdict row, the reply code and the source's label (docs/language.md sections 4 and 5).
#include "runtime/core/verdict.h"

#include <gtest/gtest.h>

#include "tests/core/classify_one.h"

namespace carom::core {
namespace {

RetrySpec retry(RetryKind kind, std::int64_t first = 0, std::int64_t last = 0, std::int64_t give_up = 0) {
  RetrySpec spec;
  spec.kind = kind;
  spec.first = first;
  spec.last = last;
  spec.give_up = give_up;
  return spec;
}

SuppressSpec suppress(SuppressTarget target, std::uint32_t repeats = 0, std::int64_t within = 0) {
  SuppressSpec spec;
  spec.target = target;
  spec.repeats = repeats;
  spec.within = within;
  return spec;
}

VerdictRow verdict_row(BounceType type, Scope scope, RetrySpec retry = {}, SuppressSpec suppress = {}) {
  VerdictRow row;
  row.type = type;
  row.scope = scope;
  row.retry = retry;
  row.suppress = suppress;
  return row;
}

/// What a program whose only rule always holds says of `record`. Fields that are views are not looked at.
Verdict verdict_of(const VerdictRow& row, const Record& record) {
  ProgramBuilder b;
  b.rule("r", b.always(), row);
  return Classifier(b)(record);
}

Record with_code(std::uint16_t code) {
  Record record;
  record.code = code;
  return record;
}

TEST(Verdict, SpellsRetryAsTheLanguageDoes) {
  EXPECT_EQ(to_string(RetrySpec()), "");
  EXPECT_EQ(to_string(retry(RetryKind::never)), "never");
  EXPECT_EQ(to_string(retry(RetryKind::after_fix)), "after fix");
  EXPECT_EQ(to_string(retry(RetryKind::after, 21600, 0, 432000)), "after 6h for 5d");
  EXPECT_EQ(to_string(retry(RetryKind::backoff, 3600, 43200, 259200)), "backoff 1h..12h for 3d");
  EXPECT_EQ(to_string(retry(RetryKind::backoff, 90, 5400)), "backoff 90s..90m");
  EXPECT_EQ(to_string(retry(RetryKind::told, 900)), "told or 15m");
}

TEST(Verdict, SpellsSuppressAsTheLanguageDoes) {
  EXPECT_EQ(to_string(SuppressSpec()), "none");
  EXPECT_EQ(to_string(suppress(SuppressTarget::none)), "none");
  EXPECT_EQ(to_string(suppress(SuppressTarget::recipient, 5, 2592000)), "recipient after 5 in 30d");
  SuppressSpec spec = suppress(SuppressTarget::domain, 2, 86400);
  spec.guarded = 1;
  spec.lasting = 604800;
  EXPECT_EQ(to_string(spec), "domain guarded for 7d after 2 in 1d");
}

TEST(Verdict, WordsGoThereAndBack) {
  EXPECT_EQ(word_of(BounceType::undetermined), "undetermined");
  EXPECT_EQ(find_bounce_type("none"), BounceType::none);
  EXPECT_EQ(find_bounce_type("hard"), std::nullopt);
  EXPECT_EQ(word_of(Scope::network), "network");
  EXPECT_EQ(find_scope("session"), Scope::session);
  EXPECT_EQ(word_of(Action::retry), "retry");
  EXPECT_EQ(find_written_action("investigate"), Action::investigate);
  EXPECT_EQ(find_written_action("suppress"), std::nullopt);
  EXPECT_EQ(find_confidence("low"), Confidence::low);
  EXPECT_EQ(word_of(find_layer("org").value()), "org");
  EXPECT_EQ(word_of(MessageState::over), "over");
}

TEST(Verdict, WordsOfRecordsGoThereAndBack) {
  EXPECT_EQ(word_of(Stage::missing), "");
  EXPECT_EQ(word_of(Stage::dsn), "dsn");
  EXPECT_EQ(word_of(Via::log), "log");
  EXPECT_EQ(word_of(EspType::block), "block");
  EXPECT_EQ(word_of(DsnAction::expanded), "expanded");
  EXPECT_EQ(word_of(Information::own_words), "own_words");
  EXPECT_EQ(find_word(FieldType::stage, "eod"), static_cast<std::uint8_t>(Stage::eod));
  EXPECT_EQ(find_word(FieldType::via, "eod"), std::nullopt);
  EXPECT_EQ(words_of(FieldType::esp_type).size(), 5U);
  EXPECT_TRUE(words_of(FieldType::text).empty());
}

TEST(Verdict, WithoutARuleTheClassUnclassifiedAnswers) {
  ProgramBuilder b;
  Classifier classify(b);
  const Verdict verdict = classify("450 what");
  EXPECT_FALSE(verdict.is_classified());
  EXPECT_EQ(verdict.class_name, "unclassified");
  EXPECT_EQ(verdict.type, BounceType::temporary);
  EXPECT_EQ(verdict.action, Action::investigate);
  EXPECT_EQ(verdict.confidence, Confidence::low);
  EXPECT_EQ(verdict.suppress.target, SuppressTarget::unset);
  EXPECT_EQ(verdict.rule, "");
  EXPECT_EQ(verdict.layer, std::nullopt);
  EXPECT_TRUE(verdict.evidence.empty());
}

TEST(Verdict, TheFirstEnabledRuleThatHoldsWins) {
  ProgramBuilder b;
  b.rule("no", b.has("nothing"));
  auto& disabled = b.rule("disabled", b.has("user"));
  disabled.disabled = 1;
  auto& excepted = b.rule("excepted", b.has("user"));
  excepted.unless = b.unless({b.has("nothing"), b.has("unknown")});
  b.rule("winner", b.has("user"));
  b.rule("later", b.has("user"));
  Classifier classify(b);
  const Verdict verdict = classify("550 user unknown");
  EXPECT_EQ(verdict.rule, "winner");
  EXPECT_EQ(verdict.rule_index, 3U);
  EXPECT_EQ(verdict.pack, "test");
  EXPECT_EQ(verdict.layer, Layer::provider);
}

TEST(Verdict, TypeByCodeFollowsTheFirstDigit) {
  VerdictRow row = verdict_row(BounceType::none, Scope::sender);
  row.type_by_code = 1;
  EXPECT_EQ(verdict_of(row, with_code(421)).type, BounceType::temporary);
  EXPECT_EQ(verdict_of(row, with_code(550)).type, BounceType::permanent);
  EXPECT_EQ(verdict_of(row, with_code(605)).type, BounceType::undetermined);
  EXPECT_EQ(verdict_of(row, with_code(250)).type, BounceType::undetermined);
  EXPECT_EQ(verdict_of(row, Record()).type, BounceType::undetermined);
  Record record;
  record.status = EnhancedStatus{.klass = 5, .subject = 7, .detail = 1};
  EXPECT_EQ(verdict_of(row, record).type, BounceType::permanent);
  record.code = 450;
  EXPECT_EQ(verdict_of(row, record).type, BounceType::temporary);
}

TEST(Verdict, ByCodePermanentTurnsATimedRetryIntoAfterFix) {
  VerdictRow row = verdict_row(BounceType::none, Scope::sender, retry(RetryKind::backoff, 60, 120));
  row.type_by_code = 1;
  EXPECT_EQ(verdict_of(row, with_code(550)).retry, retry(RetryKind::after_fix));
  EXPECT_EQ(verdict_of(row, with_code(550)).action, Action::fix);
  EXPECT_EQ(verdict_of(row, with_code(450)).retry, retry(RetryKind::backoff, 60, 120));
  row.retry = retry(RetryKind::never);
  EXPECT_EQ(verdict_of(row, with_code(550)).retry.kind, RetryKind::never);
  row.type_by_code = 0;
  row.retry = retry(RetryKind::told, 60);
  EXPECT_EQ(verdict_of(row, with_code(550)).retry.kind, RetryKind::told);
}

TEST(Verdict, AnUnwrittenActionFollowsFromTheRest) {
  const auto action = [](RetrySpec how, SuppressSpec off) {
    return verdict_of(verdict_row(BounceType::temporary, Scope::recipient, how, off), Record()).action;
  };
  const SuppressSpec now = suppress(SuppressTarget::recipient);
  const SuppressSpec later = suppress(SuppressTarget::recipient, 3, 60);
  EXPECT_EQ(action(retry(RetryKind::never), now), Action::suppress);
  EXPECT_EQ(action(retry(RetryKind::after, 60), now), Action::suppress);
  EXPECT_EQ(action(retry(RetryKind::after, 60), later), Action::retry);
  EXPECT_EQ(action(retry(RetryKind::told, 60), {}), Action::retry);
  EXPECT_EQ(action(retry(RetryKind::after_fix), later), Action::fix);
  EXPECT_EQ(action(retry(RetryKind::never), later), Action::none);
  EXPECT_EQ(action({}, suppress(SuppressTarget::none)), Action::none);
}

TEST(Verdict, AWrittenActionStays) {
  VerdictRow row = verdict_row(BounceType::temporary, Scope::sender, retry(RetryKind::after, 60));
  row.action_written = 1;
  row.action = Action::pause;
  EXPECT_EQ(verdict_of(row, Record()).action, Action::pause);
}

TEST(Verdict, AMessageIsOverByCodeByNotificationOrByRetryNever) {
  const VerdictRow open = verdict_row(BounceType::temporary, Scope::recipient, retry(RetryKind::after, 60));
  EXPECT_EQ(verdict_of(open, with_code(450)).message, MessageState::open);
  EXPECT_EQ(verdict_of(open, Record()).message, MessageState::open);
  EXPECT_EQ(verdict_of(open, with_code(550)).message, MessageState::over);
  EXPECT_EQ(verdict_of(verdict_row(BounceType::permanent, Scope::recipient, retry(RetryKind::never)), Record()).message,
            MessageState::over);
  Record failed;
  failed.dsn_action = DsnAction::failed;
  EXPECT_EQ(verdict_of(open, failed).message, MessageState::over);
  failed.dsn_action = DsnAction::delayed;
  EXPECT_EQ(verdict_of(open, failed).message, MessageState::open);
}

TEST(Verdict, CarriesWhatWasReadFromTheReply) {
  ProgramBuilder b;
  Classifier classify(b);
  const Verdict verdict = classify("550 4.4.1 no answer");
  EXPECT_EQ(verdict.code, 550);
  EXPECT_EQ(verdict.status, (EnhancedStatus{4, 4, 1}));
  EXPECT_TRUE(verdict.status_conflict);
  EXPECT_FALSE(verdict.unwrapped);
  EXPECT_EQ(verdict.outer_code, std::nullopt);
  EXPECT_EQ(verdict.information, Information::full);
}

std::string overrode(EspType label, const VerdictRow& row) {
  ProgramBuilder b;
  b.rule("r", b.always(), row);
  Record record;
  record.esp_type = label;
  Classifier classify(b);
  return std::string(classify(record).overrode);
}

TEST(Verdict, HardDisagreesWithAnythingButADeadAddressOrDomain) {
  EXPECT_EQ(overrode(EspType::hard, verdict_row(BounceType::permanent, Scope::recipient)), "");
  EXPECT_EQ(overrode(EspType::hard, verdict_row(BounceType::permanent, Scope::domain)), "");
  EXPECT_EQ(overrode(EspType::hard, verdict_row(BounceType::temporary, Scope::recipient)), "hard");
  EXPECT_EQ(overrode(EspType::hard, verdict_row(BounceType::undetermined, Scope::recipient)), "hard");
  for (const Scope scope : {Scope::sender, Scope::message, Scope::session, Scope::network})
    EXPECT_EQ(overrode(EspType::hard, verdict_row(BounceType::permanent, scope)), "hard");
}

TEST(Verdict, SoftDisagreesWithSuppressingAPermanentFailureNow) {
  const SuppressSpec now = suppress(SuppressTarget::recipient);
  EXPECT_EQ(overrode(EspType::soft, verdict_row(BounceType::permanent, Scope::recipient, {}, now)), "soft");
  EXPECT_EQ(overrode(EspType::soft, verdict_row(BounceType::permanent, Scope::recipient)), "");
  EXPECT_EQ(overrode(EspType::soft, verdict_row(BounceType::temporary, Scope::recipient, {}, now)), "");
}

TEST(Verdict, BlockDisagreesWithBlamingTheReceiver) {
  EXPECT_EQ(overrode(EspType::block, verdict_row(BounceType::permanent, Scope::recipient)), "block");
  EXPECT_EQ(overrode(EspType::block, verdict_row(BounceType::permanent, Scope::domain)), "block");
  EXPECT_EQ(overrode(EspType::block, verdict_row(BounceType::permanent, Scope::sender)), "");
}

TEST(Verdict, AdminAndOtherClaimNothing) {
  for (const EspType label : {EspType::admin, EspType::other, EspType::missing, EspType{99}})
    EXPECT_EQ(overrode(label, verdict_row(BounceType::temporary, Scope::sender)), "");
}

TEST(Verdict, AnEspClassThatSaysHardOrSoftIsALabelToo) {
  ProgramBuilder b;
  b.rule("r", b.always(), verdict_row(BounceType::temporary, Scope::recipient));
  Classifier classify(b);
  Record record;
  record.esp_class = "HardBounce";
  EXPECT_EQ(classify(record).overrode, "HardBounce");
  record.esp_class = "Invalid";
  EXPECT_EQ(classify(record).overrode, "");
}

TEST(Verdict, NothingIsOverriddenWithoutAClassOfOurs) {
  ProgramBuilder b;
  Record record = reply("what");
  record.esp_type = EspType::hard;
  Classifier classify(b);
  EXPECT_EQ(classify(record).overrode, "");
}

TEST(Evidence, ShowsAllOfAndTheFirstOfOrAndNothingOfNot) {
  ProgramBuilder b;
  const auto condition =
      b.all({b.codes({{550, 550}}), b.any({b.has("nothing"), b.has("user"), b.has("unknown")}), b.no(b.has("denied")),
             b.patterns(field::text, PatternKind::phrase, {"today", "here"}, PredicateOp::all_patterns)});
  b.rule("r", condition);
  Classifier classify(b);
  const std::string text = "550 5.1.1 USER  unknown here today";
  const Verdict verdict = classify(text);
  ASSERT_EQ(verdict.evidence.size(), 4U);
  EXPECT_EQ(verdict.evidence[0], (Evidence{field::code, {}}));
  const auto shown = [&](std::size_t i) {
    return text.substr(verdict.evidence[i].span.begin, verdict.evidence[i].span.size());
  };
  EXPECT_EQ(shown(1), "USER");
  EXPECT_EQ(shown(2), "here");
  EXPECT_EQ(shown(3), "today");
}

TEST(Evidence, OfFieldsOtherThanTextHasNoPlace) {
  ProgramBuilder b;
  b.rule("r", b.patterns(field::host, PatternKind::ends, {"example"}));
  Record record;
  record.host = "a.example";
  Classifier classify(b);
  const Verdict verdict = classify(record);
  ASSERT_EQ(verdict.evidence.size(), 1U);
  EXPECT_EQ(verdict.evidence[0], (Evidence{field::host, {}}));
}

TEST(Evidence, IsTheSmallestSpanOfTheSource) {
  ProgramBuilder b;
  b.rule("r", b.has("first second"));
  Classifier classify(b);
  const std::string text = "550-5.7.1 A First\r\n550 5.7.1 second.";
  const Verdict verdict = classify(text);
  ASSERT_EQ(verdict.evidence.size(), 1U);
  const Span span = verdict.evidence[0].span;
  EXPECT_EQ(text.substr(span.begin, span.size()), "First\r\n550 5.7.1 second");
}

}  // namespace
}  // namespace carom::core
