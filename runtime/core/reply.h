// Takes reply code and enhanced status out of a reply's text (docs/language.md section 2, "Code and status").
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "runtime/core/enhanced_status.h"
#include "runtime/core/record.h"
#include "support/span.h"

namespace carom::core {

/// What was found; `kept` are the runs of source bytes that are words (see normalise()). Reusable.
struct Reply {
  std::optional<std::uint16_t> code;
  std::optional<EnhancedStatus> status;
  bool status_conflict = false;
  Stage stage = Stage::missing;  ///< of the command before the code, or of `(in reply to … command)`
  Span code_span;                ///< source bytes the code was read from; empty when it was the record's own
  Span status_span;
  std::vector<Span> kept;

  void clear();
};

/// Reads `text` with what the record says itself; linear in the text.
void read_reply(std::string_view text, std::optional<std::uint16_t> own_code, std::optional<EnhancedStatus> own_status,
                std::optional<EnhancedStatus> dsn_status, Reply& out);

}  // namespace carom::core
