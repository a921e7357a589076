// Random verdict fields, contradictory ones too: `allow` lets them through.
#pragma once

#include "tests/equality/policy_scope.h"

namespace carom::equality {

/// All that a class needs, and more.
[[nodiscard]] std::vector<Source> write_class_verdict(PolicyScope& scope);
/// A few fields of a rule's or an override's own; sometimes none.
[[nodiscard]] std::vector<Source> write_own_verdict(PolicyScope& scope);
/// Lets every contradiction through in the block that it stands in.
[[nodiscard]] Source allowances();

}  // namespace carom::equality
