// Durations as replies and sources write them.
#include "runtime/core/duration.h"

#include <gtest/gtest.h>

namespace carom::core {
namespace {

TEST(Duration, ReadsNumbersWithUnits) {
  EXPECT_EQ(parse_duration("300"), 300);
  EXPECT_EQ(parse_duration("5m"), 300);
  EXPECT_EQ(parse_duration("15 minutes"), 900);
  EXPECT_EQ(parse_duration("2 Hours"), 7200);
  EXPECT_EQ(parse_duration("1 day"), 86400);
  EXPECT_EQ(parse_duration("36500d"), 3153600000);
  EXPECT_EQ(parse_duration("1 hour, 30 minutes"), 5400);
  EXPECT_EQ(parse_duration("1 day and 2 hours"), 93600);
  EXPECT_EQ(parse_duration("1h 5m"), 3900);
  EXPECT_EQ(parse_duration("5:00"), 300);
  EXPECT_EQ(parse_duration("1:30:09"), 5409);
}

TEST(Duration, OfAFractionOnlyWholeUnitsCount) {
  EXPECT_EQ(parse_duration("17.0"), 17);
  EXPECT_EQ(parse_duration("2.5 weeks"), 1209600);
}

TEST(Duration, RefusesWhatIsNone) {
  for (const std::string_view text :
       {"", "m", "-5m", "5 fortnights", "5  m", "5m ", "5m,", "36501d", "99999999999999999999", "1:60", "1:2:3:4",
        "1:", ":5", "5.", "36500d 1s", "5 and"})
    EXPECT_EQ(parse_duration(text), std::nullopt) << text;
}

}  // namespace
}  // namespace carom::core
