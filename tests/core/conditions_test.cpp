// Every test a condition can make, at its limits and on missing values (docs/language.md sections 2 and 3).
#include <gtest/gtest.h>

#include "tests/core/classify_one.h"

namespace carom::core {
namespace {

Record with_code(std::uint16_t code) {
  Record record;
  record.code = code;
  return record;
}

Record with_status(unsigned klass, unsigned subject, unsigned detail) {
  Record record;
  record.status = EnhancedStatus{static_cast<std::uint8_t>(klass), static_cast<std::uint16_t>(subject),
                                 static_cast<std::uint16_t>(detail)};
  return record;
}

TEST(Conditions, CodeRangesIncludeBothEnds) {
  ProgramBuilder b;
  const auto in = b.codes({{450, 452}, {550, 550}});
  for (const std::uint16_t code : std::initializer_list<std::uint16_t>{450, 451, 452, 550})
    EXPECT_TRUE(holds(b, in, with_code(code))) << code;
  for (const std::uint16_t code : std::initializer_list<std::uint16_t>{449, 453, 549, 551})
    EXPECT_FALSE(holds(b, in, with_code(code))) << code;
  EXPECT_FALSE(holds(b, in, Record()));
}

TEST(Conditions, CodesOutsideSmtpAreMissingBelow200AndAbove699) {
  ProgramBuilder b;
  const auto present = b.test(field::code, PredicateOp::present);
  for (const std::uint16_t code : std::initializer_list<std::uint16_t>{200, 498, 605, 699})
    EXPECT_TRUE(holds(b, present, with_code(code))) << code;
  for (const std::uint16_t code : std::initializer_list<std::uint16_t>{0, 199, 700, 9999})
    EXPECT_FALSE(holds(b, present, with_code(code))) << code;
}

TEST(Conditions, StatusRangesCountEachPart) {
  ProgramBuilder b;
  const auto in = b.statuses({status_range(5, {7, 7}, {606, 649})});
  EXPECT_TRUE(holds(b, in, with_status(5, 7, 606)));
  EXPECT_TRUE(holds(b, in, with_status(5, 7, 649)));
  EXPECT_FALSE(holds(b, in, with_status(5, 7, 605)));
  EXPECT_FALSE(holds(b, in, with_status(5, 7, 650)));
  EXPECT_FALSE(holds(b, in, with_status(4, 7, 606)));
  EXPECT_FALSE(holds(b, in, with_status(5, 1, 606)));
  EXPECT_FALSE(holds(b, in, Record()));
}

TEST(Conditions, AStatusThatCannotBeIsMissing) {
  ProgramBuilder b;
  const auto missing = b.test(field::status, PredicateOp::missing);
  EXPECT_TRUE(holds(b, missing, with_status(0, 0, 0)));
  EXPECT_TRUE(holds(b, missing, with_status(3, 1, 1)));
  EXPECT_TRUE(holds(b, missing, with_status(5, 1000, 1)));
  EXPECT_FALSE(holds(b, missing, with_status(5, 999, 999)));
}

TEST(Conditions, AHostEntryIsThatHostAndABelowEntryOnlyHostsBelow) {
  ProgramBuilder b;
  const auto exact = b.hosts(field::host, {"a.example"});
  const auto below = b.hosts(field::host, {".a.example"});
  const auto check = [&](std::uint32_t condition, std::string_view host) {
    Record record;
    record.host = host;
    return holds(b, condition, record);
  };
  EXPECT_TRUE(check(exact, "a.example"));
  EXPECT_TRUE(check(exact, "A.Example."));
  EXPECT_FALSE(check(exact, "mx.a.example"));
  EXPECT_TRUE(check(below, "mx.a.example"));
  EXPECT_TRUE(check(below, "MX.B.A.example"));
  EXPECT_FALSE(check(below, "a.example"));
  EXPECT_FALSE(check(below, "ba.example"));
  EXPECT_FALSE(check(below, ".a.example"));
  EXPECT_FALSE(check(below, ""));
}

TEST(Conditions, NetworksHoldAddressesOfBothFamilies) {
  ProgramBuilder b;
  CidrRow ipv6;
  ipv6.address[0] = 0x20;
  ipv6.address[1] = 0x01;
  ipv6.prefix = 15;
  const auto v4 = b.cidrs({ipv4_network({192, 0, 2, 0}, 25)});
  const auto v6 = b.cidrs({ipv6});
  const auto check = [&](std::uint32_t condition, std::string_view ip) {
    Record record;
    record.ip = ip;
    return holds(b, condition, record);
  };
  EXPECT_TRUE(check(v4, "192.0.2.0"));
  EXPECT_TRUE(check(v4, "[192.0.2.127]"));
  EXPECT_TRUE(check(v4, "::ffff:192.0.2.1"));
  EXPECT_FALSE(check(v4, "192.0.2.128"));
  EXPECT_FALSE(check(v4, "192.0.2"));
  EXPECT_FALSE(check(v4, ""));
  EXPECT_TRUE(check(v6, "IPv6:2001:db8::1"));
  EXPECT_TRUE(check(v6, "[IPv6:2001:db8::1]"));
  EXPECT_TRUE(check(v6, "[2001:db8::1]"));
  EXPECT_TRUE(check(v6, "2000::"));
  EXPECT_FALSE(check(v6, "2002::"));
  EXPECT_FALSE(check(v6, "192.0.2.1"));
}

TEST(Conditions, StringsAreComparedWholeAndNormalised) {
  ProgramBuilder b;
  const auto in = b.strings(field::esp_class, {"spam block", "x"});
  Record record;
  record.esp_class = " Spam  BLOCK ";
  EXPECT_TRUE(holds(b, in, record));
  record.esp_class = "spam block list";
  EXPECT_FALSE(holds(b, in, record));
  record.esp_class = " ";
  EXPECT_FALSE(holds(b, in, record));
  EXPECT_TRUE(holds(b, b.test(field::esp_class, PredicateOp::missing), record));
}

TEST(Conditions, WordsAreBitsOfTheEnumerators) {
  ProgramBuilder b;
  const auto rcpt_or_data = b.test(field::stage, PredicateOp::in_words,
                                   1 << static_cast<int>(Stage::rcpt) | 1 << static_cast<int>(Stage::data));
  Record record;
  EXPECT_FALSE(holds(b, rcpt_or_data, record));
  record.stage = Stage::data;
  EXPECT_TRUE(holds(b, rcpt_or_data, record));
  record.stage = Stage::eod;
  EXPECT_FALSE(holds(b, rcpt_or_data, record));
  record.stage = Stage{200};
  EXPECT_FALSE(holds(b, rcpt_or_data, record));
  EXPECT_TRUE(holds(b, b.test(field::stage, PredicateOp::missing), record));
}

TEST(Conditions, ComparisonsHoldOnTheRightSideOfTheirLimit) {
  ProgramBuilder b;
  const auto check = [&](PredicateOp op, std::int64_t attempts) {
    Record record;
    record.attempts = attempts;
    return holds(b, b.test(field::attempts, op, 3), record);
  };
  EXPECT_TRUE(check(PredicateOp::equal, 3));
  EXPECT_FALSE(check(PredicateOp::equal, 4));
  EXPECT_TRUE(check(PredicateOp::greater_equal, 3));
  EXPECT_FALSE(check(PredicateOp::greater_equal, 2));
  EXPECT_TRUE(check(PredicateOp::less_equal, 3));
  EXPECT_FALSE(check(PredicateOp::less_equal, 4));
  EXPECT_TRUE(check(PredicateOp::greater, 4));
  EXPECT_FALSE(check(PredicateOp::greater, 3));
  EXPECT_TRUE(check(PredicateOp::less, 2));
  EXPECT_FALSE(check(PredicateOp::less, 3));
}

TEST(Conditions, ComparisonsOnAMissingValueAreFalseBothWays) {
  ProgramBuilder b;
  EXPECT_FALSE(holds(b, b.test(field::age, PredicateOp::less, 1), Record()));
  EXPECT_FALSE(holds(b, b.test(field::age, PredicateOp::greater_equal, 1), Record()));
}

TEST(Conditions, NotIsThePlainComplementAlsoOfMissingValues) {
  ProgramBuilder b;
  const auto host = b.hosts(field::host, {"a.example"});
  const auto attached = b.all({b.test(field::host, PredicateOp::present), b.no(host)});
  EXPECT_TRUE(holds(b, b.no(host), Record()));
  EXPECT_FALSE(holds(b, attached, Record()));
}

TEST(Conditions, OperatorsCombine) {
  ProgramBuilder b;
  const auto yes = b.always();
  const auto no = b.no(yes);
  EXPECT_TRUE(holds(b, b.all({yes, yes}), Record()));
  EXPECT_FALSE(holds(b, b.all({yes, no}), Record()));
  EXPECT_TRUE(holds(b, b.any({no, yes}), Record()));
  EXPECT_FALSE(holds(b, b.any({no, no}), Record()));
}

TEST(Conditions, StatusConflictIsABooleanThatIsNeverMissing) {
  ProgramBuilder b;
  const auto conflict = b.test(field::status_conflict, PredicateOp::is_true);
  const auto agreement = b.test(field::status_conflict, PredicateOp::is_false);
  EXPECT_TRUE(holds(b, conflict, reply("550 4.4.1 no answer")));
  EXPECT_FALSE(holds(b, agreement, reply("550 4.4.1 no answer")));
  EXPECT_TRUE(holds(b, agreement, reply("550 5.4.1 no answer")));
  EXPECT_TRUE(holds(b, agreement, Record()));
}

TEST(Conditions, AHostWithLettersOutsideAsciiComparesAsItsALabels) {
  ProgramBuilder b;
  const FieldId relay = b.declare("relay", FieldType::host);
  const DeclaredValue declared[] = {{"relay", "b\u00FCcher.example"}};
  Record record;
  record.host = "MX.B\u00DCCHER.Example.";
  record.from_domain = "bu\u0308cher.example";  // decomposed
  record.recipient = "kim@b\u00FCcher.example";
  record.declared = declared;
  EXPECT_TRUE(holds(b, b.hosts(field::host, {".xn--bcher-kva.example"}), record));
  for (const FieldId field : std::initializer_list<FieldId>{field::from_domain, field::rcpt_domain, relay})
    EXPECT_TRUE(holds(b, b.hosts(field, {"xn--bcher-kva.example"}), record)) << field;
  EXPECT_FALSE(holds(b, b.hosts(field::host, {".bcher.example"}), record));
  EXPECT_TRUE(holds(b, b.strings(field::rcpt, {"kim@b\u00FCcher.example"}), record));
}

TEST(Conditions, TheRecipientsAddressGivesItsParts) {
  ProgramBuilder b;
  Record record;
  record.recipient = "<Kim@Mail@Contoso.example>";
  EXPECT_TRUE(holds(b, b.strings(field::rcpt, {"kim@mail@contoso.example"}), record));
  EXPECT_TRUE(holds(b, b.strings(field::rcpt_local, {"kim@mail"}), record));
  EXPECT_TRUE(holds(b, b.hosts(field::rcpt_domain, {"contoso.example"}), record));
  record.recipient = {};
  record.recipient_domain = "Fabrikam.example";
  EXPECT_TRUE(holds(b, b.hosts(field::rcpt_domain, {"fabrikam.example"}), record));
  EXPECT_TRUE(holds(b, b.test(field::rcpt_local, PredicateOp::missing), record));
  record.recipient = "kim@";
  EXPECT_TRUE(holds(b, b.hosts(field::rcpt_domain, {"fabrikam.example"}), record));
  EXPECT_TRUE(holds(b, b.strings(field::rcpt_local, {"kim"}), record));
}

TEST(Conditions, DeclaredFieldsAreTypedAndWhatDoesNotParseIsMissing) {
  ProgramBuilder b;
  const FieldId integer = b.declare("shots", FieldType::integer);
  const FieldId duration = b.declare("held", FieldType::duration);
  const FieldId boolean = b.declare("vip", FieldType::boolean);
  const FieldId host = b.declare("relay", FieldType::host);
  const FieldId ip = b.declare("pool", FieldType::ip);
  const FieldId text = b.declare("words", FieldType::text);
  const DeclaredValue good[] = {{"shots", "-7"},        {"held", "15 Minutes"}, {"vip", "TRUE"},
                                {"relay", "A.Example"}, {"pool", "192.0.2.1"},  {"words", "Some  Words"}};
  const DeclaredValue bad[] = {{"shots", "7x"}, {"held", "soon"}, {"vip", "yes"}, {"pool", "1.2.3"}, {"words", ""}};
  Record record;
  record.declared = good;
  EXPECT_TRUE(holds(b, b.test(integer, PredicateOp::equal, -7), record));
  EXPECT_TRUE(holds(b, b.test(duration, PredicateOp::equal, 900), record));
  EXPECT_TRUE(holds(b, b.test(boolean, PredicateOp::is_true), record));
  EXPECT_TRUE(holds(b, b.hosts(host, {"a.example"}), record));
  EXPECT_TRUE(holds(b, b.test(ip, PredicateOp::present), record));
  EXPECT_TRUE(holds(b, b.patterns(text, PatternKind::is, {"some words"}), record));
  record.declared = bad;
  for (const FieldId field : {integer, duration, boolean, host, ip, text})
    EXPECT_TRUE(holds(b, b.test(field, PredicateOp::missing), record)) << field;
}

TEST(Conditions, InformationIsDerivedWhereTheSourceDoesNotSay) {
  ProgramBuilder b;
  const auto is = [&](Information information, const Record& record) {
    return holds(b, b.test(field::information, PredicateOp::in_words, 1 << static_cast<int>(information)), record);
  };
  EXPECT_TRUE(is(Information::full, reply("550 unknown user")));
  EXPECT_TRUE(is(Information::label_only, reply("550 5.1.1")));
  EXPECT_TRUE(is(Information::none, Record()));
  Record labelled;
  labelled.esp_type = EspType::soft;
  EXPECT_TRUE(is(Information::label_only, labelled));
  Record told = reply("bounced");
  told.information = Information::own_words;
  EXPECT_TRUE(is(Information::own_words, told));
}

TEST(Conditions, StageComesFromTheTextWhereTheRecordHasNone) {
  ProgramBuilder b;
  const auto at_rcpt = b.test(field::stage, PredicateOp::in_words, 1 << static_cast<int>(Stage::rcpt));
  Record record = reply("550 no such user (in reply to RCPT TO command)");
  EXPECT_TRUE(holds(b, at_rcpt, record));
  record.stage = Stage::data;
  EXPECT_FALSE(holds(b, at_rcpt, record));
}

}  // namespace
}  // namespace carom::core
