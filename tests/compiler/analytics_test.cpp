// Aggregates and audits: what passes the check, and which faults are found together.
#include <gtest/gtest.h>

#include "tests/compiler/linked.h"

namespace carom::test {
namespace {

const std::string kHead =
    "pack example 1.0.0 { language 1; layer local }\n"
    "class mailbox.full { type temporary; scope recipient }\n"
    "class recipient.gone { type permanent; scope recipient; retry never; suppress recipient guarded }\n";

std::string rendered(const std::string& items) {
  return link(kHead + items)->rendered();
}

std::string aggregate(const std::string& parts) {
  return rendered("aggregate a { group by rcpt.domain; window 24h every 15m\n" + parts + "\n}\n");
}

TEST(Aggregates, PassWithGuardedRatiosAndTheirOwnVerdict) {
  EXPECT_EQ(aggregate("let hit = distinct(rcpt) where verdict.class recipient.* and code 5xx\n"
                      "let ok = distinct(rcpt) where outcome delivered\n"
                      "let all = hit + ok\n"
                      "when (hit >= 5 and hit / all >= 60%) or hit >= 1000\n"
                      "supersedes recipient.gone => mailbox.full confidence low\n"
                      "say \"{hit} of {all} at {rcpt.domain}, {{sic}\""),
            "");
}

TEST(Aggregates, TakeAGuardOnlyWhereItIsAndEd) {
  const std::string lets = "let hit = count()\nlet all = distinct(host)\n";
  EXPECT_NE(aggregate(lets + "when hit >= 5 or hit / all >= 60% say \"{hit}\"").find("C0806"), std::string::npos);
  EXPECT_EQ(aggregate(lets + "when 5 <= hit and (hit / all >= 60% or hit / all < 1%) say \"{hit}\""), "");
}

TEST(Aggregates, SubtractTimesButAddNone) {
  EXPECT_EQ(aggregate("let a = min(at)\nlet b = max(at)\nlet c = max(age)\nwhen b - a > c say \"\""), "");
  EXPECT_NE(aggregate("let a = min(at)\nlet b = max(at)\nwhen a + b > a say \"\"").find("C0812"), std::string::npos);
}

TEST(Aggregates, ReportWrongWordsOfTheirOwnVerdict) {
  const std::string found = aggregate("let n = count()\nwhen n >= 3\n=> mailbox.full\nconfidence hihg");
  EXPECT_NE(found.find("hihg"), std::string::npos) << found;
}

TEST(Aggregates, NeedAClassToSetAVerdict) {
  const std::string found = aggregate("let n = count()\nwhen n >= 3\nconfidence high\nsay \"{n}\"");
  EXPECT_NE(found.find("C0801"), std::string::npos) << found;
}

std::string supersede(const std::string& rules) {
  return rendered(
      "aggregate a { group by rcpt.domain; window 24h every 15m\nlet n = count()\nwhen n >= 3\n"
      "supersedes mailbox.full => recipient.gone }\n" +
      rules);
}

TEST(Aggregates, SupersedeNoClassThatARuleSuppressesAtOnce) {
  const std::string found = supersede("rule r { when code 550 => mailbox.full suppress recipient for 30d }\n");
  EXPECT_NE(found.find("rule `example.r` suppresses at once (`suppress recipient for 30d`)"), std::string::npos)
      << found;
}

TEST(Aggregates, SupersedeAClassWhoseRulesSuppressGuardedLaterOrNotAtAll) {
  EXPECT_EQ(supersede("rule r { when code 550 => mailbox.full suppress recipient guarded }\n"
                      "rule s { when code 551 => mailbox.full suppress recipient after 3 in 14d }\n"
                      "rule t { when code 552 => mailbox.full suppress none }\n"),
            "");
}

TEST(Aggregates, AreNotHinderedByADisabledRule) {
  EXPECT_EQ(supersede("rule r { when code 550 => mailbox.full suppress recipient }\n"
                      "disable rule r because \"noisy\"\n"),
            "");
}

TEST(Audits, AskForVerdictsAndRecords) {
  EXPECT_EQ(rendered("audit a { when esp.type soft and verdict.type permanent and verdict.class in [recipient.*]\n"
                     "severity high; say \"soft, yet permanent\" }\n"),
            "");
  const std::string found =
      rendered("audit a { when verdict.type soft or verdict.suppress maybe; severity high; say \"\" }\n");
  EXPECT_NE(found.find("C0303"), std::string::npos) << found;
  EXPECT_NE(found.find("C0301"), std::string::npos) << found;
}

}  // namespace
}  // namespace carom::test
