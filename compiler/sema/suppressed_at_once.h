// Which classes are suppressed as soon as they are given, and by whom: what no aggregate can supersede in time.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compiler/ir/rule_set.h"

namespace carom::compiler {

/// A verdict that suppresses now and unguarded.
struct SuppressedAtOnce {
  std::string by;  ///< "class `mailbox.full`" or "rule `base.full`"
  core::SuppressSpec suppress;
  dsl::SourceSpan where;
};

/// By class: the class itself, else the first enabled rule that gives it so. O(classes + rules).
[[nodiscard]] std::vector<std::optional<SuppressedAtOnce>> suppressed_at_once(const ir::RuleSet& rules);

}  // namespace carom::compiler
