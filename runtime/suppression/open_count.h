// How far somebody is from the list who is not on it: what their failures count to by now.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "runtime/suppression/note.h"

namespace carom::suppression {

/// Of a class that suppresses after N in D.
struct OpenCount {
  std::string class_name;
  std::uint64_t messages = 0;  ///< that have failed since D before now, and since the last delivery
  std::uint32_t needed = 0;    ///< N
  std::int64_t within = 0;     ///< D, in seconds

  /// There was a listing by it: it holds, or its time has ended.
  [[nodiscard]] bool is_reached() const { return messages >= needed; }
  friend bool operator==(const OpenCount&, const OpenCount&) = default;
};

/// By class name; N and D are those of the last failure of the class, which may also ask for no number: then it has no
/// count. All failures of the class count, whatever they ask for themselves. `notes` ascend in time.
[[nodiscard]] std::vector<OpenCount> open_counts(std::span<const Note> notes, std::optional<std::int64_t> delivered,
                                                 std::int64_t now);

}  // namespace carom::suppression
