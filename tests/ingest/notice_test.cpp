// What notices for people say of each recipient.
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/ingest/sample_mails.h"

namespace carom::ingest {
namespace {

/// What a notice without a report says, a recipient and a text each.
using Said = std::vector<std::pair<std::string, std::string>>;

Said said_in(const std::string& notice, const std::string& from = "MAILER-DAEMON@mx.example") {
  Said said;
  for (const auto& record :
       collect("Return-Path: <>\nFrom: " + from + "\nTo: news@us.example\nSubject: s\n\n" + notice, as_mail()).records)
    said.emplace_back(record.recipient, record.text);
  return said;
}

TEST(HeadedNotice, OfQmailGivesARecordForEachRecipient) {
  EXPECT_EQ(said_in("Hi. This is the qmail-send program at x.example.\nI wasn't able to deliver.\n\n<kim@b.example>:\n"
                    "192.0.2.7 does not like recipient.\nRemote host said: 452 4.2.2 mailbox full\n\nGiving up.\n\n"
                    "<Lee@c.example>:\nNo host named c.example. (#5.1.2)\n\n--- Below this line is a copy of the "
                    "message.\n\n<not@this.example>:\n550 5.1.1 no\n"),
            (Said{{"kim@b.example",
                   "s\n<kim@b.example>:\n192.0.2.7 does not like recipient.\nRemote host said: 452 4.2.2 mailbox "
                   "full\nGiving up."},
                  {"Lee@c.example", "s\n<Lee@c.example>:\nNo host named c.example. (#5.1.2)"}}));
}

TEST(HeadedNotice, OfPostfixGivesARecordForEachRecipient) {
  EXPECT_EQ(said_in("This is the mail system at host x.example.\n\n<kim@b.example>: host mx said: 550 5.1.1 no\n\n"
                    "<lee@c.example> (expanded from <all@us.example>): host mx said: 452 4.2.2 mailbox\n    full\n"),
            (Said{{"kim@b.example", "s\n<kim@b.example>: host mx said: 550 5.1.1 no"},
                  {"lee@c.example",
                   "s\n<lee@c.example> (expanded from <all@us.example>): host mx said: 452 4.2.2 mailbox\nfull"}}));
}

TEST(HeadedNotice, OfEximGivesARecordForEachRecipient) {
  EXPECT_EQ(said_in("A message could not be delivered to one or more of its\nrecipients. The following address(es) "
                    "failed:\n\n  kim@b.example\n    Unrouteable address\n  lee@c.example\n    550 5.1.1 no\n"
                    "    as <lee@c.example>\n"),
            (Said{{"kim@b.example", "s\nkim@b.example\nUnrouteable address\n" +
                                        std::string("A message could not be delivered to one or more of its\n"
                                                    "recipients. The following address(es) failed:")},
                  {"lee@c.example", "s\nlee@c.example\n550 5.1.1 no\nas <lee@c.example>"}}));
}

TEST(HeadedNotice, OfSendmailGivesARecordForEachRecipient) {
  EXPECT_EQ(
      said_in("The original message was received\n\n   ----- The following addresses had permanent fatal errors "
              "-----\n<kim@b.example>\n    (reason: 550 5.1.1 no)\nlee@c.example\n    (reason: 552 5.2.2 full)\n\n"
              "   ----- Transcript of session follows -----\n... while talking to mx:\n"
              ">>> RCPT To:<kim@b.example>\n<<< 550 5.1.1 no\n"),
      (Said{{"kim@b.example",
             "s\n<kim@b.example>\n(reason: 550 5.1.1 no)\n>>> RCPT To:<kim@b.example>\n<<< 550 5.1.1 no"},
            {"lee@c.example", "s\nlee@c.example\n(reason: 552 5.2.2 full)"}}));
}

TEST(HeadedNotice, WithHeadingsInARowSaysTheSameOfAll) {
  EXPECT_EQ(said_in("Delivery to the following recipients failed:\n\n     kim@b.example\n     lee@c.example\n\n"
                    "The error was: 550 5.1.1 no\n"),
            (Said{{"kim@b.example", "s\nkim@b.example\nThe error was: 550 5.1.1 no"},
                  {"lee@c.example", "s\nlee@c.example\nThe error was: 550 5.1.1 no"}}));
}

TEST(HeadedNotice, OnOneRecipientNamesIt) {
  EXPECT_EQ(said_in("Delivery to the following recipient failed permanently:\n\n     kim@b.example\n\nThe error was: "
                    "550 5.1.1 no\n"),
            (Said{{"kim@b.example", "s\nThe error was: 550 5.1.1 no"}}));
}

TEST(HeadedNotice, NamesNeitherTheSenderNorAnAddressToUseInstead) {
  EXPECT_EQ(said_in("<news@us.example>: 550 5.1.1 no\n"), (Said{{"", "s\n<news@us.example>: 550 5.1.1 no"}}));
  EXPECT_EQ(said_in("Kim has left. Use the following address:\n\n  lee@c.example\n"),
            (Said{{"", "s\nKim has left. Use the following address:\nlee@c.example"}}));
}

TEST(HeadedNotice, QuotedByAPersonIsNone) {
  EXPECT_EQ(said_in("<kim@b.example>: 550 5.1.1 no\n\n<lee@c.example>: 550 5.1.1 no\n", "kim@b.example").size(), 2U);
  EXPECT_EQ(collect("From: max@b.example\nSubject: Re: question\n\nsee\n\n<kim@b.example>: 550 5.1.1 no\n\n"
                    "<lee@c.example>: 550 5.1.1 no\n",
                    as_mail())
                .records.size(),
            1U);
}

/// What a notice says of the recipients that the header names.
Said said_of(const std::string& recipients, const std::string& notice) {
  Said said;
  const std::string head = "From: MAILER-DAEMON@mx.example\nX-Failed-Recipients: " + recipients + "\n\n";
  for (const auto& record : collect(head + notice, as_mail()).records) said.emplace_back(record.recipient, record.text);
  return said;
}

TEST(MixedNotice, GivesARecipientNothingThatIsSaidOfAStranger) {
  const std::string of_lee = "Mail to lee@c.example came back:\n550 5.1.1 we know nobody of that name\n\n";
  const std::string of_kim = "Mail to kim@b.example waits for room:\n452 4.2.2 the box is full\n\n";
  const Said expected = {{"kim@b.example", "Mail to kim@b.example waits for room:\n452 4.2.2 the box is full"}};
  EXPECT_EQ(said_of("kim@b.example", of_lee + of_kim), expected);
  EXPECT_EQ(said_of("kim@b.example", of_kim + of_lee), expected);
  EXPECT_EQ(said_of("kim@b.example", "<lee@c.example>:\n550 5.1.1 we know nobody of that name\n\n" + of_kim), expected);
}

TEST(MixedNotice, GivesARecipientWithoutAReplyNoneOfAStrangers) {
  EXPECT_EQ(said_of("kim@b.example", "lee@c.example: 550 5.1.1 nobody of that name\n\nkim@b.example: more to come\n"),
            (Said{{"kim@b.example", "kim@b.example: more to come"}}));
}

TEST(MixedNotice, ThatCallsTheRecipientOtherwiseIsAboutIt) {
  EXPECT_EQ(said_of("kim@b.example", "Mail to all@b.example came back:\n550 5.1.1 nobody of that name\n"),
            (Said{{"kim@b.example", "Mail to all@b.example came back:\n550 5.1.1 nobody of that name"}}));
  EXPECT_EQ(said_of("kim@b.example", "<kim@b.example>: host mx said: 550 5.1.1\n    <lee@c.example>: not here\n"),
            (Said{{"kim@b.example", "<kim@b.example>: host mx said: 550 5.1.1\n<lee@c.example>: not here"}}));
}

TEST(MixedNotice, GivesNobodyOneOfSeveralRepliesThatNameNobody) {
  const std::string replies =
      "One of them answered:\n552 5.2.2 the box is full\n\nAnother answered:\n550 5.1.1 unknown\n";
  EXPECT_EQ(said_of("kim@b.example, lee@c.example", replies), (Said{{"kim@b.example", ""}, {"lee@c.example", ""}}));
  const auto found = collect(report("Final-Recipient: rfc822; kim@b.example\nAction: failed\nStatus: 5.2.2\n\n"
                                    "Final-Recipient: rfc822; lee@c.example\nAction: failed\nStatus: 5.1.1\n",
                                    replies),
                             as_mail());
  ASSERT_EQ(found.records.size(), 2U);
  EXPECT_EQ(found.records[0].text, "");
  EXPECT_EQ(found.records[0].values.dsn_status, (core::EnhancedStatus{5, 2, 2}));
}

TEST(MixedNotice, OfAReportGivesAReplyThatNamesNobodyToThoseThatFailed) {
  const std::string groups =
      "Final-Recipient: rfc822; kim@b.example\nAction: failed\n\nFinal-Recipient: rfc822; lee@c.example\n\n"
      "Final-Recipient: rfc822; max@c.example\nAction: waiting\n\n"
      "Final-Recipient: rfc822; pat@c.example\nAction: delayed\n";
  const auto found =
      collect(report(groups, "It came back:\n550 5.1.1 nobody of that name\n\nmax@c.example waits\n"), as_mail());
  ASSERT_EQ(found.records.size(), 4U);
  EXPECT_EQ(found.records[0].text, "It came back:\n550 5.1.1 nobody of that name");
  EXPECT_EQ(found.records[1].text, "");
  EXPECT_EQ(found.records[2].text, "max@c.example waits");
  EXPECT_EQ(found.records[3].text, "");
}

TEST(MixedNotice, GivesAllTheOneReplyThatNamesNobody) {
  for (const char* reply : {"550-5.1.1 nobody\n550 5.1.1 of that name", "550 no (#5.1.1)\n550 5.1.1 no"})
    EXPECT_EQ(said_of("kim@b.example, lee@c.example", std::string("All came back:\n") + reply + "\n"),
              (Said{{"kim@b.example", std::string("All came back:\n") + reply},
                    {"lee@c.example", std::string("All came back:\n") + reply}}))
        << reply;
}

TEST(MixedNotice, HeadsOnlyThoseThatFailed) {
  const std::string failed = "Delivery to the following recipients failed:\n\n  kim@b.example\n    550 5.1.1 no\n\n";
  for (const char* others : {"It has reached:\n\n  lee@c.example\n\n550 is what the first one said\n",
                             "These are still being tried:\n\n  lee@c.example\n    451 4.4.1 no answer\n",
                             "   ----- The others have it -----\n  lee@c.example\n"}) {
    const Said said = said_in(failed + others);
    ASSERT_EQ(said.size(), 1U) << others;
    EXPECT_EQ(said[0].first, "kim@b.example");
    EXPECT_TRUE(said[0].second.starts_with("s\nkim@b.example\n550 5.1.1 no")) << said[0].second;
    const Said reversed = said_in(others + ("\n" + failed));
    ASSERT_EQ(reversed.size(), 1U) << others;
    EXPECT_EQ(reversed[0].first, "kim@b.example");
  }
}

}  // namespace
}  // namespace carom::ingest
