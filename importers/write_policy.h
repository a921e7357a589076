// A source's rules as one Carom file.
#pragma once

#include <string>
#include <string_view>

#include "importers/source_rule.h"

namespace carom::importers {

struct WrittenPolicy {
  std::string text;  ///< in the layout that an author would type; canonical layout is the formatter's
  std::size_t rules = 0;
  std::vector<Refusal> refused;  ///< the source's and those whose expression is not carried over, by line
};

/// A rule for each rule, in the source's order, which is the order in which Carom tries them. Each label is a class
/// `pack.label` of the file's own; `pack` is a word of the language.
[[nodiscard]] WrittenPolicy write_policy(const SourceRules& source, std::string_view pack);

}  // namespace carom::importers
