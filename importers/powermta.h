// PowerMTA's configuration: blocks `<bounce-category-patterns>` of lines `/regex/ category`.
#pragma once

#include <string_view>

#include "importers/source_rule.h"

namespace carom::importers {

/// Never fails: a line of a block that is no rule is refused, and so is a block that is not closed. Lines outside the
/// blocks are other settings. An expression reaches to the last `/`, since those inside need no backslash.
[[nodiscard]] SourceRules read_powermta(std::string_view text);

}  // namespace carom::importers
