// "Did you mean": the nearest of the names that would have been right.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "dsl/diag/diagnostic.h"

namespace carom::dsl {

/// The candidate with the smallest edit distance (insert, delete, replace, swap of neighbours) to `name`; empty when
/// the best is farther than a third of the longer name, rounded up. Ties go to the earlier candidate.
/// O(candidates × |name| × |candidate|); only called when something is already wrong.
[[nodiscard]] std::string_view nearest_name(std::string_view name, std::span<const std::string_view> candidates);

/// Whether putting `nearest` for `name` needs no second look: they are one edit apart, no other candidate is, both have
/// four characters or more, and the edit touches no digit (`row1` for `row2` is another row, no slip of the pen).
[[nodiscard]] Applicability applicability_of(std::string_view name, std::string_view nearest,
                                             std::span<const std::string_view> candidates);

/// "did you mean `a.b`?" of the nearest candidate; empty without one.
[[nodiscard]] std::string did_you_mean(std::string_view name, std::span<const std::string_view> candidates);

/// Adds that as a note, with the edit that puts the nearest candidate at `where`. False: none is near, nothing is
/// added.
bool suggest_name(Diagnostic& diagnostic, std::string_view written, SourceSpan where,
                  std::span<const std::string_view> candidates);

}  // namespace carom::dsl
