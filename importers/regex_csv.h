// A table of expressions: pattern,label[,comment] (RFC 4180, a header or none).
#pragma once

#include <string_view>

#include "importers/source_rule.h"

namespace carom::importers {

/// Never fails: a row that is no rule is refused. A first row that reads `pattern,label` or `regex,label` is a header.
[[nodiscard]] SourceRules read_regex_csv(std::string_view text);

}  // namespace carom::importers
