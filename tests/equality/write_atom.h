// Random tests of one field, with what a record needs to pass them.
#pragma once

#include "tests/equality/policy_scope.h"

namespace carom::equality {

/// A condition or a part of one.
struct Written {
  Source source;
  Wish wish;
  Tested tested = {};
};

/// Every built-in field of rules and those declared so far.
[[nodiscard]] std::vector<FieldChoice> testable_fields(const PolicyScope& scope);
/// What it tests goes with `before`, if it can.
[[nodiscard]] Written write_atom(const FieldChoice& field, const Tested& before, PolicyScope& scope);
/// A positive test of the reply's text that few texts pass by chance.
[[nodiscard]] Written write_selective_atom(PolicyScope& scope);

}  // namespace carom::equality
