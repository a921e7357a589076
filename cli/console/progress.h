// A line on the terminal that says how far a long run has come.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "cli/console/console.h"

namespace carom::cli {

/// How far a run has come.
struct Advance {
  std::uint64_t bytes = 0;                 ///< read of the inputs, as they lie there
  std::optional<std::uint64_t> all_bytes;  ///< of the inputs; nothing: streams, whose end nobody knows
  std::uint64_t records = 0;               ///< and rejects
  double seconds = 0;                      ///< since the beginning
};
/// "43 %, 1.2 of 2.8 GB, 310 MB/s, 1203331 records, 0:05 left"
[[nodiscard]] std::string advance_text(const Advance& advance);

/// Shows nothing before a run has taken long.
class Progress {
 public:
  /// Whether people look at the error stream, and at nothing else that is written meanwhile.
  [[nodiscard]] static bool is_seen(const Terminal& terminal) {
    return terminal.err_is_terminal && !terminal.out_is_terminal;
  }
  /// `console` outlives it.
  Progress(Console& console, std::optional<std::uint64_t> all_bytes);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();

  /// Call as often as you like; the line changes a few times a second.
  void note(std::uint64_t bytes, std::uint64_t records);

 private:
  using Clock = std::chrono::steady_clock;

  Console& console_;
  Advance advance_;
  Clock::time_point begin_ = Clock::now();
  Clock::time_point next_;  ///< change of the line
};

}  // namespace carom::cli
