// Heads of syslog in all their forms.
#include "ingest/logs/syslog_line.h"

#include <gtest/gtest.h>

namespace carom::ingest::logs {
namespace {

struct Case {
  std::string_view line;
  std::string_view timestamp;
};

TEST(SyslogLine, EveryHeadLeadsToTheSameMessage) {
  constexpr Case kCases[] = {
      {"Mar  4 09:15:02 out1 postfix/smtp[900]: 4T: to=<a@b>", "Mar  4 09:15:02"},
      {"<22>Mar 14 09:15:02 out1 postfix/smtp[900]: 4T: to=<a@b>", "Mar 14 09:15:02"},
      {"2024-03-04T10:15:02.118+01:00 out1 postfix/smtp[900]: 4T: to=<a@b>", "2024-03-04T10:15:02.118+01:00"},
      {"<22>1 2024-03-04T10:15:02Z out1 postfix/smtp 900 - - 4T: to=<a@b>", "2024-03-04T10:15:02Z"},
      {"<22>1 2024-03-04T10:15:02Z out1 postfix/smtp 900 - [x@1 a=\"]b\"] 4T: to=<a@b>", "2024-03-04T10:15:02Z"},
  };
  for (const auto& [line, timestamp] : kCases) {
    const auto parts = split_syslog_line(line);
    ASSERT_TRUE(parts.has_value()) << line;
    EXPECT_EQ(parts->timestamp, timestamp);
    EXPECT_EQ(parts->program, "postfix/smtp");
    EXPECT_EQ(parts->message, "4T: to=<a@b>") << line;
  }
}

TEST(SyslogLine, OtherLinesHaveNoHead) {
  for (const std::string_view line :
       {"", "550 5.1.1 no such user", "<22>", "<22>1 ", "Mar  4 09:15:02", "Mar  4 09:15:02 out1",
        "2024-03-04T10:15:02Z", "2024-03-04T10:15:02Z out1 no program here", "Max  4 09:15:02 out1 a: b"})
    EXPECT_FALSE(split_syslog_line(line).has_value()) << line;
}

TEST(SyslogTimestamp, SaysWhatIsNotKnown) {
  EXPECT_EQ(syslog_timestamp("Mar  4 09:15:02"), "03-04T09:15:02 (no year, local zone)");
  EXPECT_EQ(syslog_timestamp("Dec 31 23:59:59"), "12-31T23:59:59 (no year, local zone)");
  EXPECT_EQ(syslog_timestamp("2024-03-04T10:15:02Z"), "2024-03-04T10:15:02Z");
}

TEST(SyslogTimestamp, ATimeThatTheClockSkippedStaysAsItIs) {
  // Summer time begins at 02:00 on these days in New York and in Berlin.
  EXPECT_EQ(syslog_timestamp("Mar 10 02:30:00"), "03-10T02:30:00 (no year, local zone)");
  EXPECT_EQ(syslog_timestamp("Mar 31 02:30:00"), "03-31T02:30:00 (no year, local zone)");
}

}  // namespace
}  // namespace carom::ingest::logs
