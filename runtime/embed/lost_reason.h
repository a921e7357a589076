// Why a rule that holds did not win, in words: tests and explanations say it alike.
#pragma once

#include <string_view>

#include "runtime/core/interpret.h"

namespace carom::embed {

/// Continues a sentence that begins with the rule's name.
[[nodiscard]] std::string_view reason_of(core::Lost lost);

}  // namespace carom::embed
