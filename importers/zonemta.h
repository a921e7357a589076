// ZoneMTA's bounces.txt: lines `regex,action,category,message`.
#pragma once

#include <string_view>

#include "importers/source_rule.h"

namespace carom::importers {

/// Never fails: a line that is no rule is refused. An expression may hold commas: it ends before the first field that
/// is an action.
[[nodiscard]] SourceRules read_zonemta(std::string_view text);

}  // namespace carom::importers
