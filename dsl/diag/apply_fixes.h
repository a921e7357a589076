// Puts the fixes of diagnostics into the source texts, as `carom fix` does.
#pragma once

#include <functional>
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

/// The diagnostics that have a fix for files that may change, by what became of it; they live as long as the argument.
struct FixResult {
  std::vector<FixedFile> files;               ///< only those changed, by id
  std::vector<const Diagnostic*> applied;     ///< the fix is in `files`
  std::vector<const Diagnostic*> left_out;    ///< it overlaps an earlier one; applying again may find room
  std::vector<const Diagnostic*> for_review;  ///< it is not for machines to apply
};

/// Only machine-applicable fixes are applied, and only those that stay within files that `may_change`. A diagnostic's
/// fix is applied as a whole or not at all; of two that overlap the first wins. The same edit asked for by several
/// diagnostics is made once. A removed word takes the space along that would stand double, and its line if nothing else
/// stands there. O(edits × log edits + bytes of the files changed).
[[nodiscard]] FixResult apply_fixes(std::span<const Diagnostic> diagnostics, const SourceMap& sources,
                                    const std::function<bool(SourceId)>& may_change);

}  // namespace carom::dsl
