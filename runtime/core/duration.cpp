// Number, optional space, optional unit: all that replies were seen to use.
#include "runtime/core/duration.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace carom::core {
namespace {

constexpr std::int64_t kLongest = std::int64_t{100} * 365 * 86400;

constexpr char to_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::optional<std::int64_t> seconds_of_unit(std::string_view unit) {
  constexpr std::pair<std::string_view, std::int64_t> kUnits[] = {
      {"", 1},        {"s", 1},        {"sec", 1},     {"secs", 1},     {"second", 1},  {"seconds", 1}, {"m", 60},
      {"min", 60},    {"mins", 60},    {"minute", 60}, {"minutes", 60}, {"h", 3600},    {"hr", 3600},   {"hrs", 3600},
      {"hour", 3600}, {"hours", 3600}, {"d", 86400},   {"day", 86400},  {"days", 86400}};
  for (const auto& [name, seconds] : kUnits)
    if (std::ranges::equal(unit, name, {}, to_lower)) return seconds;
  return std::nullopt;
}

}  // namespace

std::optional<std::int64_t> parse_duration(std::string_view text) {
  std::int64_t count = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc() || count < 0 || count > kLongest) return std::nullopt;
  std::string_view unit = text.substr(static_cast<std::size_t>(rest - text.data()));
  if (unit.starts_with(' ')) unit.remove_prefix(1);
  const auto seconds = seconds_of_unit(unit);
  if (!seconds || count > kLongest / *seconds) return std::nullopt;
  return count * *seconds;
}

}  // namespace carom::core
