// Whom a notice is about that heads nothing with an address: by its words, or by the message that it returns.
#include <gtest/gtest.h>

#include <string>

#include "tests/ingest/sample_mails.h"

namespace carom::ingest {
namespace {

constexpr const char* kHead =
    "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nTo: news@us.example\nSubject: failure\n";

/// The recipient of the only record.
std::string whom(const std::string& notice, const std::string& more_fields = "") {
  const auto found = collect(kHead + more_fields + "\n" + notice, as_mail());
  EXPECT_EQ(found.records.size(), 1u) << notice;
  return found.records.empty() ? "" : found.records.front().recipient;
}

TEST(UnheadedNotice, TheOneAddressOfItsWordsIsMeant) {
  EXPECT_EQ(whom("User's mailbox is full: <kim@a.example>\nUnable to deliver mail.\n"), "kim@a.example");
  EXPECT_EQ(whom("Delivery failed 20 attempts: kim@a.example\n\nOriginal message follows.\n"), "kim@a.example");
  EXPECT_EQ(whom("550 Kim@a.example... No such user\n"), "kim@a.example");
}

TEST(UnheadedNotice, AddressesForHelpAndOfTheSenderAreNotMeant) {
  EXPECT_EQ(whom("No such user kim@a.example\n\nFor help, contact desk@a.example.\n"), "kim@a.example");
  EXPECT_EQ(whom("The mail of news@us.example to kim@a.example was refused: 550 no\n"), "kim@a.example");
  EXPECT_EQ(whom("No such user kim@a.example. Questions to postmaster@a.example\n"), "");
  EXPECT_EQ(whom("550 no such user\n\npostmaster@a.example\n"), "");
  EXPECT_EQ(whom("550 no such user here\nTo: list@a.example\nSubject: news\n"), "");
}

TEST(UnheadedNotice, AnAddressToUseFromNowOnIsNotMeant) {
  EXPECT_EQ(whom("550 Kim has moved to kim@b.example\n"), "");
  EXPECT_EQ(whom("The mailbox is closed.\nMy new address is\n\nkim@b.example\n"), "");
}

TEST(UnheadedNotice, OfSeveralAddressesNoneIsTaken) {
  EXPECT_EQ(whom("kim@a.example and lee@a.example were refused: 550 no\n"), "");
}

TEST(UnheadedNotice, TheReturnedMessageDecides) {
  const std::string returned =
      "\n------ This is a copy of the message ------\n\nFrom: news@us.example\nTo: \"Lee, Kim\" "
      "<kim@a.example>\n\nbuy\n";
  EXPECT_EQ(whom("550 no such user\n" + returned), "kim@a.example");
  EXPECT_EQ(whom("kim@a.example is not lee@a.example: 550 no\n" + returned), "kim@a.example");
  EXPECT_EQ(whom("pat@a.example is not lee@a.example: 550 no\n" + returned), "");
}

TEST(UnheadedNotice, ReturnedInAPartOfItsOwn) {
  const auto in_parts = [](const std::string& header) {
    return "--b\n\n550 no such user\n--b\nContent-Type: text/rfc822-headers\n\n" + header + "\n--b--\n";
  };
  const std::string type = "Content-Type: multipart/mixed; boundary=b\n";
  EXPECT_EQ(whom(in_parts("From: news@us.example\nTo: kim@a.example\n"), type), "kim@a.example");
  EXPECT_EQ(whom(in_parts("To: all@a.example\nX-Original-To: kim@a.example\n"), type), "kim@a.example");
  EXPECT_EQ(whom(in_parts("To: kim@a.example, lee@a.example\n"), type), "");
}

TEST(UnheadedNotice, AMessageToAListAndABounceNameNobody) {
  const std::string before = "550 no such user\n\n--- Below this line is a copy of the message.\n\n";
  EXPECT_EQ(whom(before + "To: talk@lists.example\nList-Post: <mailto:talk@lists.example>\n\nhello\n"), "");
  EXPECT_EQ(whom(before + "To: talk@lists.example\nPrecedence: list\n\nhello\n"), "");
  EXPECT_EQ(whom(before + "Return-Path: <>\nTo: kim@a.example\n\nhello\n"), "");
}

TEST(UnheadedNotice, TheSubjectMayNameIt) {
  const auto found = collect(
      "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nTo: news@us.example\nSubject: Undeliverable: kim@a.example\n\n"
      "550 no such user\n",
      as_mail());
  ASSERT_EQ(found.records.size(), 1u);
  EXPECT_EQ(found.records.front().recipient, "kim@a.example");
}

TEST(UnheadedNotice, APersonsMailNamesNobody) {
  const auto found =
      collect("From: lee@a.example\nTo: news@us.example\nSubject: hello\n\nWrite to kim@a.example: 550 no such user\n",
              as_mail());
  ASSERT_EQ(found.records.size(), 1u);
  EXPECT_EQ(found.records.front().recipient, "");
}

TEST(UnheadedNotice, AReportInItsWordsIsRead) {
  const auto found =
      collect(std::string(kHead) +
                  "\nIt failed.\n\nFinal-Recipient: rfc822; kim@a.example\nAction: failed\nStatus: 5.1.1\n"
                  "Diagnostic-Code: smtp; 550 5.1.1 no such user\n\n--- Below this line is a copy of the message.\n\n"
                  "Final-Recipient: rfc822; not@this.example\nAction: failed\n",
              as_mail());
  ASSERT_EQ(found.records.size(), 1u);
  EXPECT_EQ(found.records.front().recipient, "kim@a.example");
  EXPECT_EQ(found.records.front().text, "550 5.1.1 no such user");
}

TEST(UnheadedNotice, AReportInAPersonsWordsIsNone) {
  const auto found = collect(
      "From: lee@a.example\nTo: news@us.example\nSubject: look at this\n\nIt failed.\n\nFinal-Recipient: rfc822; "
      "kim@a.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 no such user\n",
      as_mail());
  ASSERT_EQ(found.records.size(), 1u);
  EXPECT_EQ(found.records.front().recipient, "");
  EXPECT_EQ(found.records.front().text, "");
}

TEST(UnheadedNotice, AMarkedStatusIsTheRecords) {
  const auto found =
      collect(std::string(kHead) + "\n<kim@a.example>:\nSorry, no mail exchanger. (#5.4.4)\n", as_mail());
  ASSERT_EQ(found.records.size(), 1u);
  ASSERT_TRUE(found.records.front().values.status.has_value());
  EXPECT_EQ(core::to_string(*found.records.front().values.status), "5.4.4");
}

TEST(UnheadedNotice, OfOpenSmtpdAndGmxGivesARecordForEachRecipient) {
  const auto open = collect(
      std::string(kHead) + "\n    Delivery failed:\n\nkim@a.example: 550 5.1.1 no\nlee@a.example: 452 4.2.2 full\n",
      as_mail());
  ASSERT_EQ(open.records.size(), 2u);
  EXPECT_EQ(open.records[1].recipient, "lee@a.example");
  const auto gmx = collect(
      std::string(kHead) +
          "\nThe following address failed:\n\n\"kim@a.example\":\n550 5.1.1 no\n\"lee@a.example\":\n452 4.2.2 full\n",
      as_mail());
  ASSERT_EQ(gmx.records.size(), 2u);
  EXPECT_EQ(gmx.records[0].recipient, "kim@a.example");
}

}  // namespace
}  // namespace carom::ingest
