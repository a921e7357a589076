// Reports and notices as mail servers send them.
#include <gtest/gtest.h>

#include "ingest/mail/mime_parts.h"
#include "tests/ingest/sample_mails.h"

namespace carom::ingest {
namespace {

using namespace std::string_literals;

/// For inputs whose records are too many to keep.
struct CountingSink : RecordSink {
  bool record(const core::Record&) override { return ++records > 0; }
  bool reject(const Reject&) override { return ++rejects > 0; }
  std::size_t records = 0, rejects = 0;
};

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

TEST(Mail, TheOriginalRecipientIsTheOneWhereNobodyOutsideKnowsTheFinalOne) {
  const auto recipient = [](std::string_view final_recipient) {
    const auto found = collect(
        "From: MAILER-DAEMON@mx.example\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\n"
        "Original-Recipient: rfc822;Kim@B.example\nFinal-Recipient: rfc822; " +
        std::string(final_recipient) + "\nAction: failed\nStatus: 5.1.1\n");
    return found.records.size() == 1 ? found.records.front().recipient : std::string("not one record");
  };
  EXPECT_EQ(recipient("mbx17@backend.internal"), "Kim@B.example");
  EXPECT_EQ(recipient("mbx17@mailhub0"), "Kim@B.example");
  EXPECT_EQ(recipient("@mx.example"), "Kim@B.example");
  EXPECT_EQ(recipient("pat@c.example"), "pat@c.example");
}

TEST(Mail, ANoticeIsNotRepeatedForEachOfVeryManyRecipients) {
  std::string mail = "From: MAILER-DAEMON@mx.example\nContent-Type: multipart/report; boundary=x\n\n--x\n\n550 5.1.1 " +
                     std::string(8000, 'n') +
                     "\n--x\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\n";
  constexpr std::size_t kGroups = 5000;
  for (std::size_t i = 0; i < kGroups; ++i) mail += "Action: failed\n\n";
  const auto found = collect(mail + "--x--\n");
  ASSERT_EQ(found.records.size(), kGroups);
  std::size_t bytes = 0;
  for (const KeptRecord& kept : found.records) bytes += kept.text.size();
  EXPECT_GT(found.records.front().text.size(), 8000u);
  EXPECT_LT(bytes, std::size_t{17} << 20U);
}

}  // namespace
}  // namespace carom::ingest
