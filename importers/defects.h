// What is wrong with the rules of a source as its text shows it, whatever they are written in.
#pragma once

#include <vector>

#include "importers/source_rule.h"

namespace carom::importers {

/// In the order of their places: the same expression twice, a label that the source does not declare, an alternative
/// that is empty. What needs matching is left to the checks of the rules that are written.
[[nodiscard]] std::vector<Defect> defects_of(const SourceRules& source);

}  // namespace carom::importers
