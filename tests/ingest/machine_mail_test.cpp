// Which mails without a report are read as bounces.
#include "ingest/mail/machine_mail.h"

#include <gtest/gtest.h>

#include "ingest/reading_notes.h"
#include "tests/ingest/collected_records.h"

namespace carom::ingest {
namespace {

constexpr std::string_view kBody = "\nHello,\n\nthey say: 550 5.1.1 user unknown\n";

/// The only record's text.
std::string text_of(const std::string& header, std::string_view body = kBody) {
  ReadOptions options;
  options.format = Format::mail;
  const auto found = collect(header + std::string(body), options);
  EXPECT_EQ(found.records.size(), 1u);
  return found.records.empty() ? "no record" : found.records[0].text;
}

TEST(MachineMail, IsNotWhatPeopleWrite) {
  for (const std::string header :
       {"From: kim@a.example\nSubject: user unknown?\n", "From: Kim <kim@a.example>\nSubject: Re: undeliverable\n",
        "From: kim@a.example\nReturn-Path: <kim@a.example>\nAuto-Submitted: no\n",
        "From: kim@a.example\nSubject: Re: automatic reply: hi\n", "From: kim@a.example\nX-MLServer: fml\n"})
    EXPECT_EQ(text_of(header), "") << header;
}

TEST(MachineMail, IsToldByItsHeader) {
  for (const std::string header :
       {"From: MAILER-DAEMON@mx.example\n", "From: Mail Delivery Subsystem <x@mx.example>\n",
        "From: kim@a.example\nSender: postmaster@mx.example\n", "From: kim@a.example\nReturn-Path: <>\n",
        "From: kim@a.example\nAuto-Submitted: auto-replied\n",
        "From: kim@a.example\nContent-Type: multipart/report; boundary=b\n",
        "From: kim@a.example\nSubject: Undeliverable: hi\n", "From: kim@a.example\nSubject: Fwd: Returned mail: x\n",
        "From: kim@a.example\nSubject: Hi: automatische Antwort\n", "From: l-admin@a.example\nX-MLServer: fml\n",
        "Subject: no author\n"})
    EXPECT_TRUE(text_of(header).contains("user unknown")) << header;
}

TEST(MachineMail, IsToldByTheFirstLineOfItsWords) {
  const std::string header = "From: kim@a.example\nSubject: hi\n";
  EXPECT_TRUE(text_of(header, "\n***\n\nThis is the mail system at mx.example.\n\n550 no\n").contains("550 no"));
  EXPECT_EQ(text_of(header, "\nLook:\nThis is the mail system at mx.example.\n\n550 no\n"), "");
}

TEST(MachineMail, IsToldOfWhenItIsNone) {
  ReadingNotes notes;
  ReadOptions options;
  options.format = Format::mail;
  options.notes = &notes;
  static_cast<void>(collect("From: kim@a.example\n" + std::string(kBody), options));
  ASSERT_EQ(notes.told().size(), 1u);
  EXPECT_TRUE(notes.told()[0].starts_with("found a mail as people write it, expected one that a machine sent"));
}

std::string recipient_of(const std::string& mail) {
  ReadOptions options;
  options.format = Format::mail;
  const auto found = collect(mail, options);
  EXPECT_EQ(found.records.size(), 1u);
  return found.records.empty() ? "no record" : found.records[0].recipient;
}

TEST(AutomaticAnswer, IsAboutNobodyWhomeverItNames) {
  constexpr std::string_view kTexts[] = {
      "This email account has been deactivated. Send your mails to pat@b.example",
      "User kim does not exist anymore; pat@b.example handles the requests now.",
      "Kim left. Pat, pat@b.example, took over. This mailbox is closed.",
      "The following addresses had permanent fatal errors:\n\n<pat@b.example>\n    550 5.1.1 user unknown"};
  for (const std::string header : {"From: Kim <kim@b.example>\nAuto-Submitted: auto-replied\n",
                                   "From: kim@b.example\nSubject: Automatic reply: hi\n",
                                   "From: kim@b.example\nReturn-Path: <>\nSubject: Abwesenheitsnotiz\n"})
    for (const std::string_view text : kTexts)
      EXPECT_EQ(recipient_of(header + "To: news@a.example\n\n" + std::string(text) + "\n"), "") << header << text;
}

TEST(AutomaticAnswer, IsNotWhatAMailSystemSays) {
  EXPECT_EQ(recipient_of("From: MAILER-DAEMON@b.example\nAuto-Submitted: auto-replied\nTo: news@a.example\n\n"
                         "<pat@b.example>: 550 5.1.1 user unknown\n"),
            "pat@b.example");
}

}  // namespace
}  // namespace carom::ingest
