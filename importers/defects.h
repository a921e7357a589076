// What is wrong with the rules of a source as such, whatever they are written in.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "importers/source_rule.h"

namespace carom::importers {

struct Defect {
  std::uint32_t line = 0;
  std::string message;  ///< what was found and how to repair it
};

/// In the order of their lines. They hold of the source; the rules are imported all the same.
[[nodiscard]] std::vector<Defect> defects_of(const SourceRules& source);

}  // namespace carom::importers
