// How sources spell moments, as one spelling: RFC 3339 in UTC, to the second.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace carom::ingest {

/// `2024-03-04T09:15:02Z`. Seconds of POSIX time, from the year 0 to the year 9999; nothing beyond.
[[nodiscard]] std::optional<std::string> utc_of_seconds(std::int64_t seconds);

/// `2024-03-04T09:15:02.118+01:00` and its kin: `T` or a space, with or without fraction and zone (`Z`, `+01:00`,
/// `+0100`, ` UTC`). Without a zone the moment is in that many seconds east of UTC.
[[nodiscard]] std::optional<std::int64_t> parse_rfc3339(std::string_view text, std::int64_t zone_seconds = 0);

/// `Mon, 4 Mar 2024 09:15:02 +0100` (RFC 5322 section 3.3), the day's name or not.
[[nodiscard]] std::optional<std::int64_t> parse_mail_date(std::string_view text);

/// Digits alone, with a fraction or not: seconds of POSIX time; milliseconds, microseconds or nanoseconds when there
/// are that many digits.
[[nodiscard]] std::optional<std::int64_t> parse_posix_time(std::string_view text);

/// `03-04T09:15:02 (no year, local zone)`, as readers spell the dates of RFC 3164: the last such moment in the zone of
/// this machine that is not more than a day after `now`; logs are read later than they are written.
[[nodiscard]] std::optional<std::int64_t> parse_yearless(std::string_view text, std::int64_t now);

/// Any of these spellings.
[[nodiscard]] std::optional<std::int64_t> parse_timestamp(std::string_view text);

/// Ends what readers make of dates without a year.
inline constexpr std::string_view kNoYear = " (no year, local zone)";

/// Whether it is one of these, a date without a year included.
[[nodiscard]] bool is_timestamp(std::string_view text);

/// The same moment as one spelling; what is none of these stays as it is.
[[nodiscard]] std::string utc_timestamp(std::string_view text);

}  // namespace carom::ingest
