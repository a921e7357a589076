// Files of many mails: whatever separates them, however they are damaged, and however the input is cut.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>

#include "ingest/bytes/input_window.h"
#include "ingest/mail/mbox_separator.h"
#include "ingest/reading_notes.h"
#include "tests/ingest/collected_records.h"

namespace carom::ingest {
namespace {

using Texts = std::vector<std::string>;

const std::string kSeparator = "From MAILER-DAEMON Mon Mar  4 09:15:02 2024\n";

/// A mail about `text`, behind its separator, as mboxes have it: with a blank line at its end.
std::string mail(const std::string& text, const std::string& fields = "") {
  return kSeparator + "Return-Path: <>\nSubject: s\n" + fields + "\n" + text + "\n\n";
}

ReadOptions as_mbox() {
  ReadOptions options;
  options.format = Format::mbox;
  return options;
}

/// Without the subject.
Texts texts(const CollectedRecords& found) {
  Texts result;
  for (const auto& record : found.records)
    result.push_back(record.text.substr(std::min<std::size_t>(2, record.text.size())));
  return result;
}

std::string with_crlf(std::string_view text) {
  std::string result;
  for (const char c : text) result.append(c == '\n' ? "\r\n" : std::string_view(&c, 1));
  return result;
}

TEST(Mbox, GivesTheRecordsOfEachMailInOrder) {
  const std::string input =
      mail("550 5.1.1 a") + mail("<kim@b.example>: 550 b\n\n<lee@b.example>: 452 c") + mail("550 d");
  for (const std::string& bytes : {input, "\n\n" + input, with_crlf(input)}) {
    const auto found = collect(bytes);
    EXPECT_EQ(texts(found), (Texts{"550 5.1.1 a", "<kim@b.example>: 550 b", "<lee@b.example>: 452 c", "550 d"}));
    EXPECT_TRUE(found.rejects.empty());
    EXPECT_EQ(found.records.back().values.number, 4u);
  }
}

TEST(Mbox, OfOneMailGivesWhatTheMailGives) {
  EXPECT_EQ(texts(collect(mail("550 a"))), (Texts{"550 a"}));
  EXPECT_EQ(texts(collect(kSeparator + "Return-Path: <>\nSubject: s\n\n550 no line end")), (Texts{"550 no line end"}));
}

TEST(Mbox, KeepsAFromThatSeparatesNothing) {
  const std::string body =
      "From here on 550\n\nFrom Mon to Sun: 550\n\nFrom kim@a.example Mon Mar  4 09:15:02 2024\nis "
      "a line of mine\nFrom kim@a.example Mon Mar  4 09:15:02 2024\nSubject: not behind a blank";
  EXPECT_EQ(collect(mail(body) + mail("550 b")).records.size(), 2u);
}

TEST(Mbox, TakesTheQuotesOffALineOnce) {
  const auto found = collect(mail("550 a\n>From b\n>>From c\n> From d\nx >From e"));
  EXPECT_EQ(texts(found), (Texts{"550 a\nFrom b\n>From c\n> From d\nx >From e"}));
}

TEST(Mbox, BelievesALengthThatLeadsToASeparator) {
  const std::string body = "550 a\n>From b\n\n" + kSeparator + "Subject: in the body\n\nc\n";
  const std::string length = "Content-Length: " + std::to_string(body.size()) + "\n";
  const std::string told = kSeparator + "Return-Path: <>\nSubject: s\n" + length + "\n" + body;
  for (const char* const between : {"", "\n", "\n\n"}) {
    const auto found = collect(told + between + mail("550 c"));
    ASSERT_EQ(found.records.size(), 2u) << between;
    EXPECT_EQ(found.records[0].text, "s\n550 a\n>From b");
    EXPECT_EQ(found.records[1].text, "s\n550 c");
  }
  EXPECT_EQ(collect(told).records.size(), 1u);
}

TEST(Mbox, LooksForALengthInTheFirstMebibyteOfAHeaderOnly) {
  const std::string body = "550 a\n\n" + kSeparator + "Subject: in the body\n\nc\n\n";
  const std::string length = "Content-Length: " + std::to_string(body.size()) + "\n";
  const std::string line = "X-Pad: " + std::string(1000, 'x') + "\n";
  for (const auto& [lines, mails] : {std::pair{500, 2U}, {2000, 3U}}) {
    std::string header = "Return-Path: <>\nSubject: s\n" + length;
    for (int i = 0; i < lines; ++i) header += line;
    EXPECT_EQ(collect(kSeparator + header + "\n" + body + mail("550 c")).records.size(), mails) << lines;
  }
}

TEST(Mbox, DoesNotBelieveALengthThatLeadsElsewhere) {
  for (const char* const length : {"0", "3", "100", "99999999", "-1", "x", "99999999999999999999"}) {
    const auto found =
        collect(mail("550 a", "Content-Length: " + std::string(length) + "\n") + mail("550 b") + mail("550 c"));
    EXPECT_EQ(texts(found), (Texts{"550 a", "550 b", "550 c"})) << length;
  }
}

TEST(Mbox, WithEmptyMailsTellsThemAndReadsTheOthers) {
  const std::string input = kSeparator + kSeparator + "\n" + mail("550 a") + kSeparator;
  const auto found = collect(input);
  EXPECT_EQ(texts(found), (Texts{"550 a"}));
  ASSERT_EQ(found.rejects.size(), 3u);
  EXPECT_EQ(found.rejects[1].byte_offset, kSeparator.size());
  EXPECT_TRUE(found.rejects[1].reason.starts_with("in mail 2: found a mail with neither")) << found.rejects[1].reason;
  EXPECT_EQ(found.rejects[2].number, 4u);
  EXPECT_TRUE(found.rejects[2].reason.starts_with("in mail 4: "));
}

TEST(Mbox, TellsWhatStandsBeforeTheFirstMail) {
  const auto found = collect("some words\n\n" + mail("550 a"), as_mbox());
  EXPECT_EQ(texts(found), (Texts{"550 a"}));
  ASSERT_EQ(found.rejects.size(), 1u);
  EXPECT_EQ(found.rejects[0].byte_offset, 0u);
  EXPECT_TRUE(found.rejects[0].reason.starts_with("found 12 bytes before the first mail of an mbox, expected a line "));
}

TEST(Mbox, WithoutASeparatorIsRejected) {
  const auto found = collect("Subject: s\n\n550 a\n", as_mbox());
  EXPECT_TRUE(found.records.empty());
  EXPECT_EQ(found.rejects.size(), 1u);
  EXPECT_TRUE(collect("\n\n", as_mbox()).rejects.empty());
  EXPECT_TRUE(collect("", as_mbox()).rejects.empty());
}

TEST(Mbox, ReadsAHeaderThatQuotesASeparator) {
  EXPECT_EQ(texts(collect(kSeparator + ">" + kSeparator + "Return-Path: <>\nSubject: s\n\n550 a\n")), (Texts{"550 a"}));
}

TEST(Mbox, OfTenThousandMailsIsReadMailByMail) {
  std::string input;
  for (int i = 0; i < 10000; ++i) input += mail("550 5.1.1 no such user " + std::to_string(i));
  const auto found = collect(input);
  ASSERT_EQ(found.records.size(), 10000u);
  EXPECT_EQ(found.records[9999].text, "s\n550 5.1.1 no such user 9999");
  EXPECT_EQ(found.records[9999].values.number, 10000u);
}

TEST(Mbox, StopsWhenTheSinkDoes) {
  std::string input;
  for (int i = 0; i < 10000; ++i) input += mail("550 a");
  CollectedRecords sink;
  sink.stop_after = 10;
  ASSERT_TRUE(read_bytes(input, as_mbox(), sink));
  EXPECT_EQ(sink.records.size(), 10u);
}

TEST(Mbox, CountsPeoplesMails) {
  const std::string person =
      "From kim@a.example Mon Mar  4 09:15:02 2024\nFrom: kim@a.example\nSubject: hi\n\nhello\n\n";
  ReadingNotes notes;
  ReadOptions options = as_mbox();
  options.notes = &notes;
  EXPECT_EQ(collect(mail("550 a") + person + person, options).records.size(), 3u);
  ASSERT_EQ(notes.told().size(), 1u);
  EXPECT_TRUE(notes.told()[0].starts_with("found 2 mails as people write them (the first is record 2), expected "))
      << notes.told()[0];
}

TEST(HostileMbox, WithAMailBeyondTheLimitReadsItsBeginningAndTheOthers) {
  const std::string line = std::string(997, 'x') + "\n";
  std::string long_body = "550 a\n\n";
  while (long_body.size() < std::size_t{66} << 20) long_body += line;
  const auto found = collect(mail(long_body) + mail("550 b"), as_mbox());
  EXPECT_EQ(texts(found), (Texts{"550 a", "550 b"}));
}

TEST(HostileMbox, OfLengthsThatAreNotTrueIsReadInLinearTime) {
  std::string input;
  for (int i = 0; i < 50000; ++i) input += mail("550 a", "Content-Length: 60000000\n");
  EXPECT_EQ(collect(input).records.size(), 50000u);
}

TEST(HostileMbox, OfSeparatorsAloneIsReadInLinearTime) {
  std::string input;
  for (int i = 0; i < 200000; ++i) input += kSeparator;
  EXPECT_EQ(collect(input).rejects.size(), 200000u);
}

TEST(HostileMbox, CutOffAnywhereLosesTheLastMailAtMost) {
  const std::string input = mail("550 a") + mail("550 b", "Content-Length: 6\n") + mail("550 c");
  const std::size_t first = mail("550 a").size();
  for (std::size_t size = 0; size <= input.size(); ++size) {
    const auto found = collect(input.substr(0, size), as_mbox());
    EXPECT_LE(found.records.size() + found.rejects.size(), 3u) << size;
    if (size >= first) {
      ASSERT_FALSE(found.records.empty()) << size;
      EXPECT_EQ(found.records[0].text, "s\n550 a");
    }
  }
}

/// Nobody loses a mail to the damage of another, as long as its own bytes and the line before them are whole.
TEST(HostileMbox, DamagedAnywhereLosesTheDamagedMailAndItsNeighbourAtMost) {
  std::mt19937 random(20240304);
  constexpr std::array<std::string_view, 8> kDamages = {"\n",   "From ", ">", "\0", "\r", "Content-Length: 7\n",
                                                        "\n\n", "\xFF"};
  std::string input;
  for (int i = 0; i < 20; ++i) input += mail("550 mail " + std::to_string(i));
  for (int round = 0; round < 2000; ++round) {
    std::string damaged = input;
    const std::size_t at = random() % damaged.size();
    const std::string_view damage = kDamages[random() % kDamages.size()];
    if (random() % 2 == 0)
      damaged.insert(at, damage);
    else
      damaged.replace(at, damage.size(), damage);
    const auto found = collect(damaged, as_mbox());
    EXPECT_GE(found.records.size(), 18u) << "round " << round;
    EXPECT_LE(found.records.size() + found.rejects.size(), 22u) << "round " << round;
  }
}

TEST(MboxSeparator, IsToldByItsDate) {
  for (const char* line : {"From MAILER-DAEMON Mon Mar  4 09:15:02 2024", "From - Mon Mar 04 09:15:02 2024",
                           "From kim@a.example  Mon Mar  4 09:15 2024", "From  Mon Mar  4 09:15:02 2024",
                           "From \"kim lee\"@a.example Mon Mar  4 09:15:02 +0100 2024",
                           "From <> Mon Mar  4 09:15:02 PST 2024 remote from a.example"})
    EXPECT_TRUE(is_mbox_separator(line)) << line;
  for (const char* line : {"From kim@a.example", "From: kim@a.example Mon Mar  4 09:15:02 2024", "From Mon to Mar: 4",
                           ">From kim@a.example Mon Mar  4 09:15:02 2024", "From kim Mon Mar 4", "From ", "From"})
    EXPECT_FALSE(is_mbox_separator(line)) << line;
}

TEST(MboxSeparator, IsFoundInTheSamePlaceHoweverMuchIsThere) {
  const std::string text = "a\n\n" + kSeparator + "Subject: s\n\nb\n\nFrom here\n\n" + kSeparator + "\n";
  const std::size_t expected = text.find(kSeparator);
  for (std::size_t size = 0; size < text.size(); ++size) {
    const auto early = find_separator(std::string_view(text).substr(0, size), 0, 0, false);
    if (early.is_found)
      EXPECT_EQ(early.at, expected) << size;
    else
      EXPECT_LT(early.at, expected) << size;
    EXPECT_EQ(find_separator(text, early.at - (early.is_found ? 1 : 0), 0, true).at, expected) << size;
  }
}

}  // namespace
}  // namespace carom::ingest
