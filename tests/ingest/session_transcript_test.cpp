// Transcripts of old Sendmails, in which every recipient has its own answers.
#include "ingest/mail/session_transcript.h"

#include <gtest/gtest.h>

#include "tests/ingest/collected_records.h"

namespace carom::ingest {
namespace {

constexpr std::string_view kNotice =
    "   ----- Transcript of session follows -----\n"
    "While talking to a.example:\n"
    ">>> DATA\n"
    "<<< 550 Not this one.\n"
    "421 a.example (smtp)... Deferred: Connection reset by peer\n"
    "554 <kim@a.example>... Remote protocol error\n"
    "While talking to d.example:\n"
    "<<< 421 d.example Sorry.\n"
    "421 d.example (smtp)... Deferred: Connection reset by peer\n"
    "While talking to b.example:\n"
    "550 b.example (smtp)... 550 Host unknown\n"
    "554 5.1.2 <lee@b.example>... 550 Host unknown\n"
    "\n"
    "   ----- Unsent message follows -----\n"
    "550 <max@c.example>... quoted\n";

TEST(SessionTranscript, GivesEachRecipientTheAnswersBeforeItsLine) {
  const auto entries = read_session_transcript(kNotice);
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[0].recipient, "kim@a.example");
  EXPECT_EQ(entries[0].text,
            "550 Not this one.\n421 a.example (smtp)... Deferred: Connection reset by peer\n554 <kim@a.example>... "
            "Remote protocol error");
  EXPECT_EQ(entries[1].recipient, "lee@b.example");
  EXPECT_EQ(entries[1].text, "550 b.example (smtp)... 550 Host unknown\n554 5.1.2 <lee@b.example>... 550 Host unknown");
}

TEST(SessionTranscript, WithoutATitleOrARecipientThereIsNone) {
  EXPECT_TRUE(read_session_transcript("554 <kim@a.example>... Remote protocol error\n").empty());
  EXPECT_TRUE(read_session_transcript("--- Transcript of session follows ---\n421 a.example... Deferred\n").empty());
  EXPECT_TRUE(read_session_transcript("").empty());
}

TEST(SessionTranscript, OfAMailMakesARecordForEachRecipient) {
  const auto collected = collect(
      "From: Mail Delivery Subsystem <MAILER-DAEMON@m.example>\nSubject: Returned mail: User unknown\nTo: "
      "me@m.example\n\n" +
      std::string(kNotice));
  ASSERT_EQ(collected.records.size(), 2U);
  EXPECT_EQ(collected.records[0].recipient, "kim@a.example");
  EXPECT_EQ(collected.records[1].recipient, "lee@b.example");
}

}  // namespace
}  // namespace carom::ingest
