// Puts the fixes of diagnostics into the source texts, as `carom fix` does.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "dsl/diag/diagnostic.h"
#include "dsl/source/source_map.h"

namespace carom::dsl {

/// A file that fixes change.
struct FixedFile {
  SourceId file = 0;
  std::string text;
};

struct FixResult {
  std::vector<FixedFile> files;  ///< only those changed, by id
  std::uint32_t applied = 0;     ///< diagnostics whose fix is in `files`
  std::uint32_t left_out = 0;    ///< diagnostics whose fix overlaps an earlier one; applying again may find room
};

/// A diagnostic's fix is applied as a whole or not at all; of two that overlap the first wins. The same edit asked for
/// by several diagnostics is made once. O(edits × log edits + bytes of the files changed).
[[nodiscard]] FixResult apply_fixes(std::span<const Diagnostic> diagnostics, const SourceMap& sources);

}  // namespace carom::dsl
