// Two forms: a clock's, and numbers with units, the larger ones first.
#include "runtime/core/duration.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "support/ascii.h"

namespace carom::core {
namespace {

std::optional<std::int64_t> seconds_of_unit(std::string_view unit) {
  constexpr std::pair<std::string_view, std::int64_t> kUnits[] = {
      {"", 1},         {"s", 1},      {"sec", 1},       {"secs", 1},      {"second", 1},   {"seconds", 1},
      {"m", 60},       {"min", 60},   {"mins", 60},     {"minute", 60},   {"minutes", 60}, {"h", 3600},
      {"hr", 3600},    {"hrs", 3600}, {"hour", 3600},   {"hours", 3600},  {"d", 86400},    {"day", 86400},
      {"days", 86400}, {"w", 604800}, {"week", 604800}, {"weeks", 604800}};
  for (const auto& [name, seconds] : kUnits)
    if (std::ranges::equal(unit, name, {}, to_lower)) return seconds;
  return std::nullopt;
}

bool skip(std::string_view& text, std::string_view expected) {
  if (!std::ranges::equal(text.substr(0, expected.size()), expected, {}, to_lower)) return false;
  text.remove_prefix(expected.size());
  return true;
}

/// Takes a number from the front of `text`.
std::optional<std::int64_t> take_number(std::string_view& text) {
  std::int64_t number = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || number < 0 || number > kLongestDuration) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(rest - text.data()));
  return number;
}

/// `15 minutes` from the front of `text`. Of a fraction only whole units count: a reply's delay is no promise.
std::optional<std::int64_t> take_part(std::string_view& text) {
  const auto count = take_number(text);
  if (!count) return std::nullopt;
  if (skip(text, ".") && !take_number(text)) return std::nullopt;
  skip(text, " ");
  const auto unit_size = static_cast<std::size_t>(std::ranges::find_if_not(text, is_letter) - text.begin());
  const auto seconds = seconds_of_unit(text.substr(0, unit_size));
  text.remove_prefix(unit_size);
  if (!seconds || *count > kLongestDuration / *seconds) return std::nullopt;
  return *count * *seconds;
}

/// `h:mm:ss` or `m:ss`; nothing if `text` has no colon where one belongs.
std::optional<std::int64_t> parse_clock(std::string_view text) {
  std::int64_t seconds = 0;
  for (int fields = 1; fields <= 3; ++fields) {
    const auto number = take_number(text);
    if (!number || (fields > 1 && *number > 59)) return std::nullopt;
    seconds = seconds * 60 + *number;
    if (text.empty()) return fields > 1 && seconds <= kLongestDuration ? std::optional(seconds) : std::nullopt;
    if (!skip(text, ":")) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::int64_t> parse_duration(std::string_view text) {
  if (const auto clock = parse_clock(text)) return clock;
  std::int64_t seconds = 0;
  do {
    const auto part = take_part(text);
    if (!part || *part > kLongestDuration - seconds) return std::nullopt;
    seconds += *part;
    if (text.empty()) return seconds;
    skip(text, ",");
  } while (skip(text, " and ") || skip(text, " "));
  return std::nullopt;
}

}  // namespace carom::core
