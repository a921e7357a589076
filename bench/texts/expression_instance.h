// A text that an expression matches, for texts that are worth matching.
#pragma once

#include <string>
#include <string_view>

#include "bench/texts/random.h"

namespace carom::bench {

/// In lower case. Of the syntax without look-around; anchors are taken to hold, a gap gets a few words.
[[nodiscard]] std::string text_that_fits(std::string_view expression, Random& random);

}  // namespace carom::bench
