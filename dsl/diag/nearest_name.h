// "Did you mean": the nearest of the names that would have been right.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "dsl/diag/diagnostic.h"
#include "support/effort.h"

namespace carom::dsl {

/// The candidate with the smallest edit distance (insert, delete, replace, swap of neighbours) to `name`; empty when
/// the best is farther than a third of the longer name, rounded up, or `effort` does not suffice. Ties go to the
/// earlier candidate. O(candidates × |name| × |candidate|), less where lengths differ; only called when something is
/// already wrong.
[[nodiscard]] std::string_view nearest_name(std::string_view name, std::span<const std::string_view> candidates,
                                            Effort& effort);
/// For one question of its own, as on the command line.
[[nodiscard]] std::string_view nearest_name(std::string_view name, std::span<const std::string_view> candidates);

/// Whether putting `nearest` for `name` needs no second look: they are one edit apart, no other candidate is, both have
/// four characters or more, and the edit touches no digit (`row1` for `row2` is another row, no slip of the pen). For
/// review also when `effort` does not suffice.
[[nodiscard]] Applicability applicability_of(std::string_view name, std::string_view nearest,
                                             std::span<const std::string_view> candidates, Effort& effort);

/// "did you mean `a.b`?" of the nearest candidate; empty without one.
[[nodiscard]] std::string did_you_mean(std::string_view name, std::span<const std::string_view> candidates);

/// Adds that as a note, with the edit that puts the nearest candidate at `where`. False: none is near, or `effort` (as
/// DiagnosticSink::suggesting()) does not suffice; nothing is added.
bool suggest_name(Diagnostic& diagnostic, std::string_view written, SourceSpan where,
                  std::span<const std::string_view> candidates, Effort& effort);

}  // namespace carom::dsl
