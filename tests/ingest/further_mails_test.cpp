// Files with more mails than the one that is read.
#include <gtest/gtest.h>

#include <string>

#include "ingest/mail/further_mails.h"
#include "ingest/reading_notes.h"
#include "tests/ingest/sample_mails.h"

namespace carom::ingest {
namespace {

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

}  // namespace
}  // namespace carom::ingest
