// Which message a record is about, as far as its source tells: attempts at one message count once.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/ingest/collected_records.h"

namespace carom::ingest {
namespace {

class MessageIds final : public RecordSink {
 public:
  bool record(const core::Record& record) override {
    ids += record.origin == nullptr ? std::string_view("(none)") : record.origin->message_id;
    return true;
  }
  bool reject(const Reject& reject) override {
    ADD_FAILURE() << reject.reason;
    return true;
  }
  std::string ids;
};

std::string message_of(std::string_view input) {
  MessageIds sink;
  EXPECT_TRUE(read_bytes(input, {}, sink));
  return sink.ids;
}

TEST(MessageId, OfALogIsTheQueueId) {
  EXPECT_EQ(
      message_of(
          "Mar  4 09:15:02 out1 postfix/smtp[9]: 4TpEx0Z9k: to=<kim@a.example>, relay=mx.a.example[192.0.2.1]:25, "
          "dsn=5.1.1, status=bounced (host mx.a.example[192.0.2.1] said: 550 5.1.1 no (in reply to RCPT TO "
          "command))\n"),
      "4TpEx0Z9k");
  EXPECT_EQ(
      message_of(
          "2024-03-04 09:15:02 1rh4Ex-000000-00 ** kim@a.example R=dns T=smtp H=mx.a.example [192.0.2.1]: SMTP error "
          "from remote mail server after RCPT TO:<kim@a.example>: 550 5.1.1 no\n"),
      "1rh4Ex-000000-00");
}

TEST(MessageId, OfAnEventIsThePlatformsOwn) {
  EXPECT_EQ(
      message_of(
          R"([{"email":"kim@a.example","event":"bounce","reason":"550 no","sg_message_id":"m1","sg_event_id":"e1"}])"),
      "m1");
}

TEST(MessageId, OfAReportIsThatOfTheReturnedMessage) {
  EXPECT_EQ(
      message_of(
          "From: MAILER-DAEMON@a.example\nSubject: failure\nMessage-ID: <own@a.example>\nMIME-Version: 1.0\n"
          "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: "
          "message/delivery-status\n\nReporting-MTA: dns; a.example\n\nFinal-Recipient: rfc822; kim@b.example\nAction: "
          "failed\nStatus: 5.1.1\n\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <returned@a.example>\nTo: "
          "kim@b.example\n\n--b--\n"),
      "<returned@a.example>");
}

TEST(MessageId, OfGenericRecordsHasSeveralNames) {
  for (const auto* const name : {"message_id", "queue-id", "MsgId"})
    EXPECT_EQ(message_of(std::string(R"({"text":"550 no",")") + name + R"(":"q1"})" + "\n"), "q1") << name;
}

}  // namespace
}  // namespace carom::ingest
