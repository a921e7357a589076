// KumoMTA's bounce classifier: TOML with a table `rules` of category → list of expressions.
#pragma once

#include <string_view>

#include "importers/source_rule.h"

namespace carom::importers {

/// Never fails: what is no list of strings is refused, and so is a file that is no TOML. Rules stand in the order of
/// their lines, which is that in which the source tries them, whatever their category. Letters count with their case
/// but behind `(?i)`.
[[nodiscard]] SourceRules read_kumomta(std::string_view text);

}  // namespace carom::importers
