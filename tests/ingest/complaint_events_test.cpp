// Complaints that platforms pass on as events are read as reports of abuse (RFC 5965) are.
#include <gtest/gtest.h>

#include <string>

#include "tests/ingest/collected_records.h"

namespace carom::ingest {
namespace {

const std::string kEvents[] = {
    R"({"event":"spam","email":"kim@a.example","ts_event":1709543702,"ts_epoch":1709543702000,"message-id":"<m@a.example>","id":1})",
    R"({"type":"SPAMREPORT","recipient":"kim@a.example","id":"1","appId":1,"emailCampaignId":1,"created":1709543702000,"portalId":1})",
    R"({"signature":{"token":"t"},"event-data":{"event":"complained","recipient":"kim@a.example","id":"1","timestamp":1709543702,"message":{"headers":{}}}})",
    R"([{"event":"spam","_id":"1","ts":1709543702,"msg":{"email":"kim@a.example","sender":"me@b.example","_id":"1"}}])",
    R"({"RecordType":"SpamComplaint","ID":1,"Type":"SpamComplaint","Email":"kim@a.example","MessageID":"m","BouncedAt":"2024-03-04T09:15:02Z","Details":"x"})",
    R"({"type":"email.complained","created_at":"2024-03-04T09:15:02Z","data":{"email_id":"m","to":["kim@a.example"],"from":"me@b.example"}})",
    R"([{"event":"spamreport","email":"kim@a.example","sg_event_id":"1","sg_message_id":"m","timestamp":1709543702}])",
    R"({"notificationType":"Complaint","complaint":{"complainedRecipients":[{"emailAddress":"kim@a.example"}],"timestamp":"2024-03-04T09:15:02Z","feedbackId":"f","complaintFeedbackType":"abuse"},"mail":{"messageId":"m"}})",
    R"([{"msys":{"message_event":{"type":"spam_complaint","rcpt_to":"kim@a.example","raw_rcpt_to":"kim@a.example","event_id":"1","timestamp":"1709543702"}}}])"};

TEST(ComplaintEvents, AreReportsOfAbuse) {
  for (const std::string& event : kEvents) {
    const auto collected = collect(event + "\n");
    ASSERT_EQ(collected.records.size(), 1U) << event;
    EXPECT_EQ(collected.records.front().text, "feedback-type: abuse") << event;
    EXPECT_EQ(collected.records.front().recipient, "kim@a.example") << event;
  }
}

TEST(ComplaintEvents, OfWhatIsNoSpamAreNone) {
  EXPECT_TRUE(
      collect(
          R"({"notificationType":"Complaint","complaint":{"complainedRecipients":[{"emailAddress":"kim@a.example"}],)"
          R"("complaintFeedbackType":"not-spam"},"mail":{"messageId":"m"}})")
          .records.empty());
}

}  // namespace
}  // namespace carom::ingest
