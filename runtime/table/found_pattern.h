// What is known about a pattern on the text of one record.
#pragma once

#include <cstdint>

#include "support/span.h"

namespace carom::table {

/// Counts only if `turn` is the record's; else the pattern's literal does not occur.
struct FoundPattern {
  enum class Progress : std::uint8_t {
    literal_found,
    matches_somewhere,  ///< an automaton's match is sure, its place not yet known
    matched,
    failed,
  };

  std::uint32_t turn = 0;
  Progress progress = Progress::failed;
  Span span;
};

}  // namespace carom::table
