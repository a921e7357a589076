// Reports and notices that name their recipient in ways of their own.
#include <gtest/gtest.h>

#include <string>

#include "tests/ingest/collected_records.h"

namespace carom::ingest {
namespace {

std::string recipients_of(const std::string& mail) {
  std::string recipients;
  for (const KeptRecord& record : collect(mail).records) recipients += record.recipient + ";";
  return recipients;
}

const std::string kHead = "From: Postmaster <postmaster@m.example>\nSubject: Undeliverable Mail\nTo: me@n.example\n";

TEST(OddNotice, OfIMailNamesTheRecipientBehindTheReason) {
  EXPECT_EQ(recipients_of(
                kHead +
                "\nUnknown user: kim@a.example\n\nRCPT TO generated following response:\n553 5.3.0 <kim@a.example>... "
                "Addressee unknown\n\nUnknown user: lee@a.example\n\nRCPT TO generated following response:\n553 5.3.0 "
                "<lee@a.example>... Addressee unknown\n"),
            "kim@a.example;lee@a.example;");
}

TEST(OddNotice, MayPutTheRecipientIntoQuotes) {
  EXPECT_EQ(
      recipients_of(
          kHead +
          "\nThis is an advisory-only email.\n\nDelivery of email to this address\n\n\"kim@a.example\"\n\nhas been "
          "postponed due to a full mailbox.\n"),
      "kim@a.example;");
}

TEST(OddNotice, OfNetscapeSaysWhoDidNotReceive) {
  EXPECT_EQ(recipients_of(
                kHead +
                "\nHost a.example is not responding.\n\nThe following recipients did not receive your message:\n\n     "
                "<kim@a.example>\nThe following recipients did not receive your message:\n\n     <lee@a.example>\n"),
            "kim@a.example;lee@a.example;");
}

TEST(OddNotice, OfAppleNamesWhoUnsubscribes) {
  EXPECT_EQ(recipients_of("From: kim@a.example\nTo: opt-out-1@n.example\nSubject: unsubscribe\nAuto-Submitted: "
                          "auto-replied\nX-Apple-Unsubscribe: true\n\nApple Mail sent this email to unsubscribe.\n"),
            "kim@a.example;");
}

const std::string kReport =
    "Content-Type: message/delivery-status\n\nReporting-MTA: dns; m.example\n\nFinal-Recipient: rfc822; ";

TEST(OddReport, WithoutALocalPartTakesTheRecipientThatTheNoticeHeads) {
  EXPECT_EQ(recipients_of(
                kHead +
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: "
                "text/plain\n\n   ----- The following addresses had permanent fatal errors -----\n<kim@a.example>\n    "
                "(reason: 550 Host unknown)\n\n--b\n" +
                kReport + "@mx.a.example\nAction: failed\nStatus: 5.1.2\n\n--b--\n"),
            "kim@a.example;");
}

TEST(OddReport, WithoutEmptyLinesBetweenRecipientsHasThemAll) {
  const auto collected =
      collect(kHead + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n" + kReport +
              "kim@a.example\nAction: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 550 full\n"
              "Final-Recipient: rfc822; lee@a.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 "
              "no\n\n--b--\n");
  ASSERT_EQ(collected.records.size(), 2U);
  EXPECT_EQ(collected.records[0].text, "550 full");
  EXPECT_EQ(collected.records[1].recipient, "lee@a.example");
  EXPECT_EQ(collected.records[1].text, "550 no");
}

TEST(OddReport, WithAnExitStatusTakesTheWordsOfTheNotice) {
  const auto collected =
      collect(kHead +
              "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: "
              "text/plain\n\n550 5.0.0 <kim@a.example>... Insufficient permission\n\n--b\n" +
              kReport + "kim@a.example\nAction: failed\nStatus: 5.3.0\nDiagnostic-Code: X-Unix; 77\n\n--b--\n");
  ASSERT_EQ(collected.records.size(), 1U);
  EXPECT_TRUE(collected.records.front().text.contains("550 5.0.0")) << collected.records.front().text;
}

TEST(OddReport, ThatAFilterSendsOnAsAnAttachmentIsRead) {
  EXPECT_EQ(
      recipients_of(
          kHead +
          "Content-Type: multipart/mixed; report-type=delivery-status; boundary=o\n\n--o\nContent-Type: "
          "message/rfc822\n\n" +
          kHead + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n" + kReport +
          "kim@a.example\nAction: failed\nStatus: 5.1.1\n\n--b--\n\n--o\nContent-Type: text/plain\n\nThis e-mail is "
          "confidential.\n\n--o--\n"),
      "kim@a.example;");
}

}  // namespace
}  // namespace carom::ingest
