// Spellings of moments, by what they mean.
#include "ingest/records/timestamp.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>

#include <string_view>
#include <utility>

namespace carom::ingest {
namespace {

TEST(Timestamp, EverySpellingOfAMomentIsTheSame) {
  for (const std::string_view text :
       {"2024-03-04T09:15:02Z", "2024-03-04T09:15:02.118Z", "2024-03-04 09:15:02", "2024-03-04T10:15:02+01:00",
        "2024-03-04 03:45:02.999 -0530", "2024-03-04 09:15:02+0000", "2024-03-04 09:15:02 UTC", "1709543702",
        "1709543702.118", "1709543702118", "1709543702118000", "1709543702118000000", "Mon, 4 Mar 2024 10:15:02 +0100",
        "04 Mar 2024 09:15:02 -0000", "  2024-03-04t09:15:02z "})
    EXPECT_EQ(utc_timestamp(text), "2024-03-04T09:15:02Z") << text;
}

TEST(Timestamp, WhatIsNoMomentStaysAsItIs) {
  for (const std::string_view text :
       {"", "soon", "2024-13-04T09:15:02Z", "2024-02-30 09:15:02", "2024-03-04", "24:00:00", "2024-03-04T09:15:02 CET",
        "2024-03-04T25:15:02Z", "17x", "-5", "1.2.3", "99999999999999999999999", "Mon, 4 Mär 2024 10:15:02 +0100"})
    EXPECT_EQ(utc_timestamp(text), text);
}

TEST(Timestamp, ALeapSecondCountsAsTheNext) {
  EXPECT_EQ(utc_timestamp("2016-12-31T23:59:60Z"), "2017-01-01T00:00:00Z");
}

TEST(Timestamp, AZoneStandsForAMissingOne) {
  EXPECT_EQ(parse_rfc3339("2024-03-04 03:15:02", -6 * 3600), parse_rfc3339("2024-03-04T09:15:02Z"));
  EXPECT_EQ(parse_rfc3339("2024-03-04T09:15:02Z", -6 * 3600), parse_rfc3339("2024-03-04T09:15:02Z"));
}

TEST(Timestamp, YearsOfFourDigitsAreSpelled) {
  EXPECT_EQ(utc_of_seconds(0), "1970-01-01T00:00:00Z");
  EXPECT_EQ(utc_of_seconds(-1), "1969-12-31T23:59:59Z");
  EXPECT_EQ(utc_of_seconds(253402300799), "9999-12-31T23:59:59Z");
  EXPECT_EQ(utc_of_seconds(253402300800), std::nullopt);
}

// Wherever the machine is, a day around a moment of UTC is not left.
TEST(ParseYearless, IsTheLastSuchMoment) {
  constexpr std::int64_t kNow = 1'709'543'702;  // 2024-03-04T09:15:02Z
  constexpr std::int64_t kDay = 86'400;
  const auto march = parse_yearless("03-04T09:15:02 (no year, local zone)", kNow);
  ASSERT_TRUE(march);
  EXPECT_LE(std::abs(*march - kNow), kDay);
  const auto december = parse_yearless("12-31T23:59:59 (no year, local zone)", kNow);
  ASSERT_TRUE(december);
  EXPECT_LE(std::abs(*december - 1'704'067'199), kDay);  // 2023-12-31T23:59:59Z
}

TEST(ParseYearless, OfTheLeapDayGoesBackToALeapYear) {
  const auto leap_day = parse_yearless("02-29T12:00:00 (no year, local zone)", 1'741'079'702);  // 2025-03-04
  ASSERT_TRUE(leap_day);
  EXPECT_LE(std::abs(*leap_day - 1'709'208'000), 86'400);  // 2024-02-29T12:00:00Z
}

TEST(ParseYearless, TakesNothingElse) {
  for (const auto* const text : {"", "03-04T09:15:02", "13-04T09:15:02 (no year, local zone)",
                                 "02-30T09:15:02 (no year, local zone)", "2024-03-04T09:15:02Z"})
    EXPECT_FALSE(parse_yearless(text, 1'709'543'702)) << text;
}

}  // namespace
}  // namespace carom::ingest
