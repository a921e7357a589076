// Reports and notices as mail servers send them.
#include <gtest/gtest.h>

#include "ingest/further_mails.h"
#include "ingest/mime_parts.h"
#include "ingest/reading_notes.h"
#include "tests/ingest/collected_records.h"

namespace carom::ingest {
namespace {

using namespace std::string_literals;

ReadOptions as_mail() {
  ReadOptions options;
  options.format = Format::mail;
  return options;
}

/// For inputs whose records are too many to keep.
struct CountingSink : RecordSink {
  bool record(const core::Record&) override { return ++records > 0; }
  bool reject(const Reject&) override { return ++rejects > 0; }
  std::size_t records = 0, rejects = 0;
};

/// A multipart/report around the fields of a delivery report.
std::string report(const std::string& fields, const std::string& notice = "It could not be delivered.\n") {
  return "From: MAILER-DAEMON@mx.example\nSubject: Undelivered Mail\nMIME-Version: 1.0\n"
         "Content-Type: multipart/report; report-type=delivery-status;\n\tboundary=\"b1\"\n\npreamble\n"
         "--b1\nContent-Type: text/plain; charset=us-ascii\n\n" +
         notice + "\n--b1\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n" + fields +
         "\n--b1\nContent-Type: message/rfc822\n\nSubject: original\nX-Failed-Recipients: "
         "not@this.example\n\nhello\n--b1--\n";
}

KeptRecord only_record(const std::string& mail) {
  auto found = collect(mail, as_mail());
  EXPECT_TRUE(found.rejects.empty());
  EXPECT_EQ(found.records.size(), 1u);
  return found.records.empty() ? KeptRecord{} : found.records[0];
}

TEST(DeliveryReport, GivesTheFieldsOfTheRecipient) {
  const auto record = only_record(
      report("Final-Recipient: rfc822; kim@a.example\nAction: failed\nStatus: 5.1.1\nRemote-MTA: dns; mx.a.example\n"
             "Diagnostic-Code: smtp; 550 5.1.1 no such user\n"));
  EXPECT_EQ(record.recipient, "kim@a.example");
  EXPECT_EQ(record.values.dsn_action, core::DsnAction::failed);
  EXPECT_EQ(record.values.dsn_status, (core::EnhancedStatus{5, 1, 1}));
  EXPECT_FALSE(record.values.status);
  EXPECT_EQ(record.host, "mx.a.example");
  EXPECT_EQ(record.text, "550 5.1.1 no such user");
  EXPECT_EQ(record.values.via, core::Via::dsn);
}

TEST(DeliveryReport, GivesARecordForEachRecipientInOrder) {
  const auto found = collect(
      report("Final-Recipient: rfc822; a@a.example\nAction: delivered\n\n\n"
             "Original-Recipient: rfc822; b@a.example\nAction: DELAYED (still trying)\nStatus: 4.4.1 (no answer)\n\n"
             "Final-Recipient: utf-8; \xC3\xBC@a.example\nAction: failed\n"),
      as_mail());
  ASSERT_EQ(found.records.size(), 3u);
  EXPECT_EQ(found.records[0].values.dsn_action, core::DsnAction::delivered);
  EXPECT_EQ(found.records[1].recipient, "b@a.example");
  EXPECT_EQ(found.records[1].values.dsn_action, core::DsnAction::delayed);
  EXPECT_EQ(found.records[1].values.dsn_status, (core::EnhancedStatus{4, 4, 1}));
  EXPECT_EQ(found.records[2].recipient, "\xC3\xBC@a.example");
  EXPECT_EQ(found.records[2].values.number, 3u);
}

TEST(DeliveryReport, ReadsInternationalReports) {
  std::string mail = report("Final-Recipient: utf-8; \xC3\xBC@a.example\nStatus: 5.1.1\n");
  mail.replace(mail.find("message/delivery-status"), 23, "message/global-delivery-status");
  EXPECT_EQ(only_record(mail).recipient, "\xC3\xBC@a.example");
}

TEST(DeliveryReport, UnfoldsDiagnosticsAndKeepsTheLinesOfMultiLineReplies) {
  EXPECT_EQ(only_record(report("Final-Recipient: rfc822; a@a.example\r\nDiagnostic-Code: smtp; 550 5.4.1 Access\r\n  "
                               "denied.\r\n\t[x]\r\n"))
                .text,
            "550 5.4.1 Access denied. [x]");
  EXPECT_EQ(only_record(report("Final-Recipient: rfc822; a@a.example\nDiagnostic-Code: smtp; 550-5.7.1 first,\n "
                               "550-5.7.1 at\n 552 bytes\n 550 5.7.1 end\n"))
                .text,
            "550-5.7.1 first,\n550-5.7.1 at 552 bytes\n550 5.7.1 end");
  EXPECT_EQ(only_record(report("Final-Recipient: rfc822; a@a.example\nDiagnostic-Code: X-Postfix; connect "
                               "to\nmx.a.example: timed out\n"))
                .text,
            "connect to mx.a.example: timed out");
}

TEST(DeliveryReport, DecodesEncodedWordsInDiagnostics) {
  EXPECT_EQ(only_record(report("Final-Recipient: rfc822; a@a.example\nDiagnostic-Code: smtp; 550 "
                               "=?utf-8?B?w7xiZXJm?=\n =?iso-8859-1?Q?=FCllt?=\n"))
                .text,
            "550 \xC3\xBC"
            "berf\xC3\xBCllt");
}

TEST(DeliveryReport, KeepsDiagnosticsThatHaveNoType) {
  EXPECT_EQ(only_record(report("Final-Recipient: rfc822; a@a.example\nDiagnostic-Code: 550 no; try later\n")).text,
            "550 no; try later");
}

TEST(DeliveryReport, SplitsRemoteHostAndAddress) {
  const auto record =
      only_record(report("Final-Recipient: rfc822; a@a.example\nRemote-MTA: dns; mx.a.example. (192.0.2.1, the server "
                         "for the domain.)\n"));
  EXPECT_EQ(record.host, "mx.a.example");
  EXPECT_EQ(record.ip, "192.0.2.1");
  const auto bare = only_record(report("Final-Recipient: rfc822; a@a.example\nRemote-MTA: dns; [192.0.2.2]\n"));
  EXPECT_EQ(bare.host, "");
  EXPECT_EQ(bare.ip, "192.0.2.2");
}

TEST(DeliveryReport, TakesTheReasonFromTheNoticeWhenItHasNoDiagnostic) {
  const auto record =
      only_record(report("Final-Recipient: rfc822; kim@a.example\nAction: failed\nStatus: 5.0.0\n",
                         "This is the mail system.\n\n<kim@a.example>: host mx said:\n 552 5.2.2 full\n\nGood bye.\n"));
  EXPECT_EQ(record.text, "<kim@a.example>: host mx said:\n552 5.2.2 full");
}

TEST(DeliveryReport, TellsApartWhatTheNoticeSaysOfSeveralRecipients) {
  const std::string groups =
      "Final-Recipient: rfc822; kim@a.example\nStatus: 5.1.1\n\nFinal-Recipient: rfc822; Lee@a.example\nStatus: "
      "5.2.2\n\n"
      "Final-Recipient: rfc822; max@a.example\nStatus: 4.4.1\n";
  const auto found =
      collect(report(groups,
                     "These addresses failed:\n\nkim@a.example: 550 5.1.1 unknown\n"
                     "<lee@a.example>: host mx said:\n  552 5.2.2 full\n\nmax@a.example\n\n421 see you later\n"),
              as_mail());
  ASSERT_EQ(found.records.size(), 3u);
  EXPECT_EQ(found.records[0].text, "kim@a.example: 550 5.1.1 unknown");
  EXPECT_EQ(found.records[1].text, "<lee@a.example>: host mx said:\n552 5.2.2 full");
  EXPECT_EQ(found.records[2].text, "max@a.example\n421 see you later");
}

TEST(DeliveryReport, SaysOfOneRecipientNothingThatIsSaidOfAnother) {
  const auto found = collect(
      report("Final-Recipient: rfc822; kim@a.example\nStatus: 5.1.1\n\nFinal-Recipient: rfc822; lee@a.example\n",
             "lee@a.example: 552 5.2.2 full\n"),
      as_mail());
  ASSERT_EQ(found.records.size(), 2u);
  EXPECT_EQ(found.records[0].text, "");
  EXPECT_EQ(found.records[0].values.dsn_status, (core::EnhancedStatus{5, 1, 1}));
}

TEST(DeliveryReport, FindsARecipientInTheGroupAboutTheMessage) {
  std::string mail = report("");
  mail.replace(mail.find("dns; mx.example\n\n"), 17,
               "dns; mx.example\nFinal-Recipient: rfc822;kim@a.example\nStatus: 5.2.2\n");
  EXPECT_EQ(only_record(mail).recipient, "kim@a.example");
}

TEST(DeliveryReport, IsFoundInsideOtherMultiparts) {
  const std::string inner = report("Final-Recipient: rfc822; kim@a.example\nStatus: 5.2.2\n");
  const std::string mail =
      "Subject: list\nContent-Type: multipart/mixed; boundary=outer\n\n--outer\n" + inner + "--outer--\n";
  EXPECT_EQ(only_record(mail).recipient, "kim@a.example");
}

TEST(DeliveryReport, OfAReturnedBounceIsNotRead) {
  const std::string inner = report("Final-Recipient: rfc822; inner@a.example\nStatus: 5.2.2\n");
  std::string mail = inner;
  for (int depth = 0; depth < 10; ++depth)
    mail = "Subject: outer\nContent-Type: multipart/report; boundary=b" + std::to_string(depth + 2) + "\n\n--b" +
           std::to_string(depth + 2) + "\nContent-Type: message/delivery-status\n\nFinal-Recipient: rfc822; outer" +
           std::to_string(depth) + "@a.example\n\n--b" + std::to_string(depth + 2) +
           "\nContent-Type: message/rfc822\n\n" + mail + "\n--b" + std::to_string(depth + 2) + "--\n";
  EXPECT_EQ(only_record(mail).recipient, "outer9@a.example");
}

TEST(DeliveryReport, IsReadThroughTransferEncodings) {
  std::string mail = report("");
  mail.replace(mail.find("message/delivery-status\n\n"), 25,
               "message/delivery-status\nContent-Transfer-Encoding: quoted-printable\n\nFinal-Recipient: rfc822; "
               "kim=40a.example\n"
               "Diagnostic-Code: smtp; 550 soft=\n line\n\n");
  const auto record = only_record(mail);
  EXPECT_EQ(record.recipient, "kim@a.example");
  EXPECT_EQ(record.text, "550 soft line");
}

TEST(Mail, WithFailedRecipientsGivesARecordForEach) {
  const auto found = collect(
      "From: x@y.example\nX-Failed-Recipients: a@a.example,\n  b@a.example\n\n"
      "could not be delivered\n\n  a@a.example\n    550 5.1.1 unknown\n\n"
      "------ This is a copy of the message, including all the headers. ------\n\n550 not this\n",
      as_mail());
  ASSERT_EQ(found.records.size(), 2u);
  EXPECT_EQ(found.records[0].recipient, "a@a.example");
  EXPECT_EQ(found.records[0].text, "a@a.example\n550 5.1.1 unknown");
  EXPECT_EQ(found.records[1].recipient, "b@a.example");
}

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

const std::string kBounce = "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nSubject: s\n\n550 5.1.1 no\n";

TEST(FurtherMails, OfAnMboxAreCounted) {
  const std::string mail = "From MAILER-DAEMON Mon Mar  4 09:15:02 2024\n" + kBounce + "\nFrom here on\n\n";
  EXPECT_EQ(count_further_mails(mail), 0U);
  EXPECT_EQ(count_further_mails(mail + mail + mail), 2U);
}

TEST(FurtherMails, JoinedAreCounted) {
  EXPECT_EQ(count_further_mails(kBounce), 0U);
  EXPECT_EQ(count_further_mails(kBounce + "\n" + kBounce + "\n" + kBounce), 2U);
  EXPECT_EQ(count_further_mails(kBounce + kBounce + "\n--- Below this line\n\nSubject: hello\n" + kBounce), 2U);
  const std::string multipart = report("Final-Recipient: rfc822; kim@a.example\n");
  EXPECT_EQ(count_further_mails(multipart), 0U);
  EXPECT_EQ(count_further_mails(multipart + multipart), 1U);
}

TEST(FurtherMails, AreNotTheMessageThatIsReturned) {
  EXPECT_EQ(count_further_mails(kBounce + "\n--- Below this line is a copy of the message.\n\n" + kBounce), 0U);
  EXPECT_EQ(count_further_mails(kBounce + "\nFrom: news@us.example\nSubject: hello\n\nhello\n"), 0U);
  EXPECT_EQ(count_further_mails(report("Final-Recipient: rfc822; kim@a.example\n", kBounce)), 0U);
}

TEST(FurtherMails, AreToldOrRejectedWhenReadingStrictly) {
  ReadingNotes notes;
  ReadOptions options = as_mail();
  options.notes = &notes;
  EXPECT_EQ(collect(kBounce + "\n" + kBounce, options).records.size(), 1U);
  ASSERT_EQ(notes.told().size(), 1U);
  EXPECT_TRUE(notes.told()[0].starts_with("found 1 more mail behind the first, expected one mail a file;"));
  options.strict = true;
  EXPECT_EQ(collect(kBounce + "\n" + kBounce, options).rejects.size(), 1U);
}

TEST(Mail, ThatIsAComplaintSaysSo) {
  const auto record = only_record(
      "Subject: FW: offer\nContent-Type: multipart/report; report-type=feedback-report; boundary=f\n\n--f\n\n"
      "This is an abuse report.\n--f\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\n"
      "Original-Rcpt-To: <kim@a.example>\n--f\nContent-Type: message/rfc822\n\nSubject: offer\n\nbuy\n--f--\n");
  EXPECT_EQ(record.text, "feedback-type: abuse\nFW: offer\nThis is an abuse report.");
  EXPECT_EQ(record.recipient, "kim@a.example");
}

TEST(Mail, ThatIsAReceiptSaysSo) {
  const auto record = only_record(
      "Subject: Read: offer\nContent-Type: multipart/report; report-type=disposition-notification; "
      "boundary=f\n\n--f\n\n"
      "Your message was read.\n--f\nContent-Type: message/disposition-notification\n\n"
      "Final-Recipient: rfc822;kim@a.example\nDisposition: manual-action/MDN-sent-manually; displayed\n--f--\n");
  EXPECT_EQ(record.text,
            "disposition: manual-action/MDN-sent-manually; displayed\nRead: offer\nYour message was read.");
  EXPECT_EQ(record.recipient, "kim@a.example");
}

TEST(Mail, WithoutAReportGivesSubjectAndReason) {
  EXPECT_EQ(
      only_record(
          "From x@y.example Mon Mar  4 09:15:02 2024\nSubject: Out of =?utf-8?Q?B=C3=BCro?=\n\nI am away.\n\nBye\n")
          .text,
      "Out of B\xC3\xBCro\nI am away.\nBye");
}

TEST(Mail, InAnotherCharsetIsReadAsUtf8) {
  EXPECT_EQ(
      only_record("Subject: x\nContent-Type: text/plain; charset=iso-2022-jp\n\n\x1b$B<u?.\x1b(B 550 5.1.1\n").text,
      "x\n\xE5\x8F\x97\xE4\xBF\xA1 550 5.1.1");
  EXPECT_EQ(only_record("Subject: x\nContent-Type: text/plain; charset=euc-kr\n\n\xB0\xA1 550\n").text,
            "x\n\xEA\xB0\x80 550");
  EXPECT_EQ(only_record("Subject: x\nContent-Type: text/plain; charset=utf-7\n\n550 +AOQ-\n").text, "x\n550 \xC3\xA4");
}

TEST(Mail, InAnUnknownCharsetKeepsItsBytes) {
  EXPECT_EQ(only_record("Subject: x\nContent-Type: text/plain; charset=klingon\n\n550 \xE4\n").text, "x\n550 \xE4");
}

TEST(Mail, InHtmlOnlyGivesItsWords) {
  EXPECT_EQ(only_record(
                "Subject: x\nContent-Type: text/html\n\n<html><style>p {550}</style><!-- 550 --><p>The server said:</p>"
                "<p>&lt;kim@a.example&gt;: 550 5.1.1<br>no &amp; never</p></html>\n")
                .text,
            "x\n<kim@a.example>: 550 5.1.1\nno & never");
}

TEST(Mail, WithoutAnythingIsRejectedWithAReason) {
  const auto found = collect("From: x@y.example\nContent-Type: image/png\n\nxx\n", as_mail());
  EXPECT_TRUE(found.records.empty());
  ASSERT_EQ(found.rejects.size(), 1u);
  EXPECT_EQ(found.rejects[0].reason,
            "found a mail with neither a delivery report nor text (image/png), expected a bounce with a "
            "message/delivery-status, text/plain or text/html part");
}

TEST(Mail, WithoutItsBoundaryIsReadAsText) {
  EXPECT_EQ(only_record("Subject: x\nContent-Type: multipart/report; boundary=none\n\nUser unknown 550 5.1.1\n").text,
            "x\nUser unknown 550 5.1.1");
  EXPECT_EQ(only_record("Subject: x\nContent-Type: multipart/report\n\n550 5.1.1\n").text, "x\n550 5.1.1");
}

TEST(Mail, WithNulBytesIsRead) {
  EXPECT_EQ(only_record("Subject: x\n\n550\0 5.1.1 a\0b\n"s).text, "x\n550\0 5.1.1 a\0b"s);
}

TEST(Mail, ThatIsEmptyIsNoRecord) {
  const auto found = collect("", as_mail());
  EXPECT_TRUE(found.records.empty());
  EXPECT_TRUE(found.rejects.empty());
}

TEST(HostileMail, WithAHeaderOfTenMebibytesIsRead) {
  constexpr std::size_t kSize = std::size_t{10} << 20;
  std::string list = "To: ";
  while (list.size() < kSize) list += "a,";
  EXPECT_EQ(only_record("Subject: x\n" + list + "\n\n550 full\n").text, "x\n550 full");
  EXPECT_EQ(only_record("Subject: y\nX-Long: " + std::string(kSize, 'x') + "\n\n550 full\n").text, "y\n550 full");
}

TEST(HostileMail, WithMillionsOfFieldsIsRead) {
  std::string fields;
  for (int i = 0; i < 1000000; ++i) fields += "X: y\n";
  EXPECT_EQ(only_record("Subject: x\n" + fields + " folded\n\n550 full\n").text, "x\n550 full");
}

TEST(HostileMail, NestedTooDeepIsCutOff) {
  std::string mail = "Subject: x\n";
  for (int i = 0; i < 20000; ++i) {
    const std::string number = std::to_string(i);
    mail += "Content-Type: multipart/mixed; boundary=b" + number + "\n\n--b" + number + "\n";
  }
  const auto found = collect(mail + "\n550 full\n", as_mail());
  EXPECT_EQ(found.records.size() + found.rejects.size(), 1u);
}

TEST(HostileMail, WithVeryManyPartsKeepsTheFirst) {
  std::string mail = "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n";
  for (int i = 0; i < 500000; ++i) mail += "--b\n\nx\n";
  EXPECT_EQ(only_record(mail).text, "x\nx");
  EXPECT_LE(split_mail(mail).parts.size(), 256u);
}

TEST(HostileMail, WithVeryManyRecipientsIsReadUpToABound) {
  std::string groups;
  for (int i = 0; i < 100002; ++i) groups += "Final-Recipient: rfc822; a@b.example\n\n";
  std::string notice;
  for (int i = 0; i < 20000; ++i) notice += "words without a reason\n\n";
  CountingSink sink;
  ASSERT_TRUE(read_bytes(report(groups, notice), as_mail(), sink));
  EXPECT_EQ(sink.records, 100000u);
  EXPECT_EQ(sink.rejects, 1u);
}

TEST(Notice, OfHtmlEndsAStyleInWhateverCase) {
  const std::string head = "From: MAILER-DAEMON@mx.example\nSubject: x\nContent-Type: text/html\n\n";
  const std::string reply = "<P>550 5.1.1 User unknown</P>";
  for (const char* style : {"<STYLE>p {451}</STYLE>", "<Style>p {451}</style>", "<script>a</b;</SCRIPT>"})
    EXPECT_EQ(only_record(head + style + reply).text, "x\n550 5.1.1 User unknown") << style;
}

TEST(HostileMail, WithoutEndsOfTagsIsRead) {
  std::string html = "Subject: x\nContent-Type: text/html\n\n";
  for (int i = 0; i < 1000000; ++i) html += "<a@<";
  EXPECT_EQ(collect(html, as_mail()).records.size(), 1u);
}

}  // namespace
}  // namespace carom::ingest
