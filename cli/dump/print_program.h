// A program image in words: what `carom dump --stage=program` shows.
#pragma once

#include <string>

#include "runtime/core/program.h"

namespace carom::cli {

/// Sections with their sizes, then patterns, predicates, unwraps, annotations and rules by number.
[[nodiscard]] std::string print(const core::Program& program);

}  // namespace carom::cli
