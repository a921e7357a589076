// What happens to words between the remote host and a record: other case and spaces, which must not matter, and
// damage, which may.
#pragma once

#include <string>

#include "tests/equality/features.h"
#include "tests/equality/random.h"

namespace carom::equality {

/// One random change of a literal. Most keep what it normalises to.
[[nodiscard]] std::string spoil_literal(std::string literal, Random& random, Features& features);
/// Damage to a whole text.
void spoil_text(std::string& text, Random& random, Features& features);

}  // namespace carom::equality
