// Why a rule that holds did not win, in words: tests and explanations say it alike.
#pragma once

#include <string>

#include "runtime/core/interpret.h"
#include "runtime/core/program.h"

namespace carom::embed {

/// Continues a sentence that begins with the rule's name.
[[nodiscard]] std::string reason_of(const core::Program& program, const core::RuleMatch& match);

}  // namespace carom::embed
