// Rates are those of the whole run so far: steadier than those of the last moment, and remaining time follows from
// them.
#include "cli/console/progress.h"

#include <fmt/format.h>

#include <algorithm>

namespace carom::cli {
namespace {

using std::chrono::milliseconds;

// Who waits less does not look.
constexpr milliseconds kPatience{700};
constexpr milliseconds kInterval{200};

struct Unit {
  double bytes;
  std::string_view name;
};
constexpr Unit kUnits[] = {{1e9, "GB"}, {1e6, "MB"}, {1e3, "kB"}, {1, "B"}};

const Unit& unit_of(double bytes) {
  return *std::ranges::find_if(kUnits, [bytes](const Unit& unit) { return bytes >= unit.bytes || unit.bytes == 1; });
}

std::string number_text(double number) {
  constexpr double kShort = 10;
  return number < kShort && number != 0 ? fmt::format("{:.1f}", number) : fmt::format("{:.0f}", number);
}

std::string bytes_text(double bytes) {
  const Unit& unit = unit_of(bytes);
  return fmt::format("{} {}", number_text(bytes / unit.bytes), unit.name);
}

std::string duration_text(double seconds) {
  constexpr std::uint64_t kMinute = 60;
  constexpr std::uint64_t kHour = 60 * kMinute;
  const auto whole = static_cast<std::uint64_t>(seconds + 0.5);
  if (whole >= kHour) return fmt::format("{}:{:02}:{:02}", whole / kHour, whole % kHour / kMinute, whole % kMinute);
  return fmt::format("{}:{:02}", whole / kMinute, whole % kMinute);
}

}  // namespace

std::string advance_text(const Advance& advance) {
  const auto bytes = static_cast<double>(advance.bytes);
  const double rate = advance.seconds > 0 ? bytes / advance.seconds : 0;
  const std::string tail = fmt::format("{}/s, {} records", bytes_text(rate), advance.records);
  if (!advance.all_bytes) return fmt::format("{}, {}", bytes_text(bytes), tail);
  // A file may have grown since it was measured.
  const double all = std::max(static_cast<double>(*advance.all_bytes), std::max(bytes, 1.0));
  const Unit& unit = unit_of(all);
  constexpr double kPercent = 100;
  return fmt::format("{:.0f} %, {} of {} {}, {}, {} left", kPercent * bytes / all, number_text(bytes / unit.bytes),
                     number_text(all / unit.bytes), unit.name, tail,
                     rate > 0 ? duration_text((all - bytes) / rate) : "?");
}

Progress::Progress(Console& console, std::optional<std::uint64_t> all_bytes)
    : console_(console), next_(begin_ + kPatience) {
  advance_.all_bytes = all_bytes;
}

Progress::~Progress() {
  console_.clear_status();
}

void Progress::note(std::uint64_t bytes, std::uint64_t records) {
  const Clock::time_point now = Clock::now();
  if (now < next_) return;
  next_ = now + kInterval;
  advance_.bytes = bytes;
  advance_.records = records;
  advance_.seconds = std::chrono::duration<double>(now - begin_).count();
  console_.show_status(advance_text(advance_));
}

}  // namespace carom::cli
