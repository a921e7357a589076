// Random conditions over several fields.
#pragma once

#include "tests/equality/write_atom.h"

namespace carom::equality {

/// Any condition that goes with what stands beside it.
[[nodiscard]] Written write_condition(PolicyScope& scope, const Tested& beside = {});
/// One that holds for few records: a rule with it leaves others for the rules behind it.
[[nodiscard]] Written write_selective_condition(PolicyScope& scope, const Tested& beside = {});
/// Holds where both do.
[[nodiscard]] Wish both(Wish a, Wish b);

}  // namespace carom::equality
