// What tests of several patterns say about each other.
#pragma once

#include <vector>

#include "compiler/ir/condition.h"
#include "support/effort.h"

namespace carom::compiler {

/// `any_pattern` or `all_patterns`; borrowed from a predicate.
struct PatternTest {
  core::PredicateOp op = core::PredicateOp::any_pattern;
  const std::vector<ir::Pattern>& patterns;
};

/// Every text that `a` holds for is one that `b` holds for; false also when `effort` does not suffice.
[[nodiscard]] bool patterns_imply(const PatternTest& a, const PatternTest& b, Effort& effort);
/// No text makes both hold; false also when `effort` does not suffice.
[[nodiscard]] bool patterns_exclude(const PatternTest& a, const PatternTest& b, Effort& effort);

}  // namespace carom::compiler
