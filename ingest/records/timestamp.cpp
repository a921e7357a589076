// The calendar is <chrono>'s; this only reads spellings.
#include "ingest/records/timestamp.h"

#include <fmt/format.h>

#include <chrono>
#include <cstddef>
#include <ctime>
#include <utility>

#include "ingest/records/month_name.h"
#include "ingest/records/value_spellings.h"
#include "support/ascii.h"

namespace carom::ingest {
namespace {

namespace chrono = std::chrono;

constexpr std::int64_t kMinute = 60;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;

/// Reads from the front; every take says whether it was there.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool take(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  /// Exactly `width` digits.
  bool take_number(std::size_t width, int& number) {
    if (rest_.size() < width) return false;
    number = 0;
    for (const char c : rest_.substr(0, width)) {
      if (!is_digit(c)) return false;
      number = number * 10 + (c - '0');
    }
    rest_.remove_prefix(width);
    return true;
  }
  /// One or two digits.
  bool take_short_number(int& number) { return take_number(2, number) || take_number(1, number); }
  void skip_digits() {
    while (!rest_.empty() && is_digit(rest_.front())) rest_.remove_prefix(1);
  }
  void skip_blanks() {
    while (take(' ')) {
    }
  }
  std::string_view take_word() {
    std::size_t size = 0;
    while (size < rest_.size() && is_letter(rest_[size])) ++size;
    return std::exchange(rest_, rest_.substr(size)).substr(0, size);
  }
  [[nodiscard]] bool is_at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

struct Moment {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;

  /// A leap second counts as the second behind it.
  [[nodiscard]] std::optional<std::int64_t> seconds() const {
    const chrono::year_month_day date{chrono::year(year), chrono::month(static_cast<unsigned>(month)),
                                      chrono::day(static_cast<unsigned>(day))};
    if (!date.ok() || hour > 23 || minute > 59 || second > 60) return std::nullopt;
    const std::int64_t days = chrono::sys_days(date).time_since_epoch().count();
    return days * kDay + hour * kHour + minute * kMinute + second;
  }
};

/// `hh:mm:ss` with a fraction or not.
bool take_time(Scanner& text, Moment& moment) {
  if (!text.take_number(2, moment.hour) || !text.take(':') || !text.take_number(2, moment.minute)) return false;
  if (!text.take(':') || !text.take_number(2, moment.second)) return false;
  if (text.take('.') || text.take(',')) text.skip_digits();
  return true;
}

/// Seconds east of UTC; nothing where something else stands.
std::optional<std::int64_t> take_zone(Scanner& text, std::int64_t unless_said) {
  text.skip_blanks();
  if (text.is_at_end()) return unless_said;
  const bool is_west = text.take('-');
  if (!is_west && !text.take('+')) {
    const std::string_view name = text.take_word();
    return name == "Z" || name == "z" || name == "UTC" || name == "GMT" ? std::optional(0) : std::nullopt;
  }
  int hours = 0;
  int minutes = 0;
  if (!text.take_number(2, hours)) return std::nullopt;
  text.take(':');
  text.take_number(2, minutes);
  return (is_west ? -1 : 1) * (hours * kHour + minutes * kMinute);
}

/// Nothing for days that the year does not have. Of an hour that a clock shows twice the system chooses one.
std::optional<std::int64_t> local_seconds(const Moment& moment, int year) {
  Moment whole = moment;
  whole.year = year;
  if (!whole.seconds()) return std::nullopt;
  constexpr int kFirstYear = 1900;
  std::tm local{};
  local.tm_year = year - kFirstYear;
  local.tm_mon = moment.month - 1;
  local.tm_mday = moment.day;
  local.tm_hour = moment.hour;
  local.tm_min = moment.minute;
  local.tm_sec = moment.second;
  local.tm_isdst = -1;
  return static_cast<std::int64_t>(std::mktime(&local));
}

std::optional<std::int64_t> seconds_of(const Moment& moment, std::optional<std::int64_t> zone) {
  const std::optional<std::int64_t> local = moment.seconds();
  if (!local || !zone) return std::nullopt;
  return *local - *zone;
}

/// By the digits of a number of POSIX time. Seconds have 12 from the year 5138 on; the finer units begin in 1973.
std::int64_t units_a_second(std::size_t digits) {
  constexpr std::size_t kDigitsOfMilliseconds = 12;
  constexpr std::size_t kDigitsOfMicroseconds = 15;
  constexpr std::size_t kDigitsOfNanoseconds = 18;
  if (digits >= kDigitsOfNanoseconds) return 1'000'000'000;
  if (digits >= kDigitsOfMicroseconds) return 1'000'000;
  return digits >= kDigitsOfMilliseconds ? 1000 : 1;
}

}  // namespace

std::optional<std::string> utc_of_seconds(std::int64_t seconds) {
  const auto days = chrono::floor<chrono::days>(chrono::sys_seconds(chrono::seconds(seconds)));
  const chrono::year_month_day date(days);
  const std::int64_t in_day = seconds - days.time_since_epoch().count() * kDay;
  const int year = static_cast<int>(date.year());
  if (year < 0 || year > 9999) return std::nullopt;
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", year, static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()), in_day / kHour, in_day % kHour / kMinute, in_day % kMinute);
}

std::optional<std::int64_t> parse_rfc3339(std::string_view text, std::int64_t zone_seconds) {
  Scanner rest(trim(text));
  Moment moment;
  if (!rest.take_number(4, moment.year) || !rest.take('-') || !rest.take_number(2, moment.month)) return std::nullopt;
  if (!rest.take('-') || !rest.take_number(2, moment.day)) return std::nullopt;
  if (!rest.take('T') && !rest.take('t') && !rest.take(' ')) return std::nullopt;
  if (!take_time(rest, moment)) return std::nullopt;
  const std::optional<std::int64_t> zone = take_zone(rest, zone_seconds);
  return rest.is_at_end() ? seconds_of(moment, zone) : std::nullopt;
}

std::optional<std::int64_t> parse_mail_date(std::string_view text) {
  Scanner rest(trim(text));
  rest.take_word();
  rest.take(',');
  rest.skip_blanks();
  Moment moment;
  if (!rest.take_short_number(moment.day)) return std::nullopt;
  rest.skip_blanks();
  moment.month = month_named(rest.take_word()).value_or(0);
  rest.skip_blanks();
  if (moment.month == 0 || !rest.take_number(4, moment.year)) return std::nullopt;
  rest.skip_blanks();
  if (!take_time(rest, moment)) return std::nullopt;
  return seconds_of(moment, take_zone(rest, 0));
}

std::optional<std::int64_t> parse_posix_time(std::string_view text) {
  text = trim(text);
  const std::string_view whole = text.substr(0, text.find('.'));
  const auto number = parse_whole_number(whole);
  const bool has_fraction = whole.size() != text.size();
  if (!number || *number < 0 || (has_fraction && text.find_first_not_of("0123456789", whole.size() + 1) != text.npos))
    return std::nullopt;
  return *number / units_a_second(whole.size());
}

std::optional<std::int64_t> parse_yearless(std::string_view text, std::int64_t now) {
  Scanner rest(text);
  Moment moment;
  if (!rest.take_number(2, moment.month) || !rest.take('-') || !rest.take_number(2, moment.day) || !rest.take('T') ||
      !take_time(rest, moment) || moment.month < 1 || moment.day < 1)
    return std::nullopt;
  if (rest.skip_blanks(); !rest.take('(')) return std::nullopt;
  const auto now_in_days = chrono::floor<chrono::days>(chrono::sys_seconds(chrono::seconds(now + kDay)));
  const int this_year = static_cast<int>(chrono::year_month_day(now_in_days).year());
  // The 29th of February is in one year of eight at least.
  constexpr int kMostYears = 8;
  for (int year = this_year; year > this_year - kMostYears; --year)
    if (const auto seconds = local_seconds(moment, year); seconds && *seconds <= now + kDay) return seconds;
  return std::nullopt;
}

std::optional<std::int64_t> parse_timestamp(std::string_view text) {
  std::optional<std::int64_t> seconds = parse_posix_time(text);
  if (!seconds) seconds = parse_rfc3339(text);
  if (!seconds) seconds = parse_mail_date(text);
  return seconds;
}

bool is_timestamp(std::string_view text) {
  // Of those that readers spell so themselves only the mark is looked for: which year it is takes the calendar.
  return text.ends_with(kNoYear) || parse_timestamp(text).has_value();
}

std::string utc_timestamp(std::string_view text) {
  if (const std::optional<std::int64_t> seconds = parse_timestamp(text))
    if (std::optional<std::string> utc = utc_of_seconds(*seconds)) return *std::move(utc);
  return std::string(text);
}

}  // namespace carom::ingest
