// Policies of the benchmark → programs.
#pragma once

#include <memory>

#include "bench/texts/policy_text.h"
#include "runtime/embed/rule_set.h"

namespace carom::bench {

/// From text in memory, without advice. Ends the run when it does not compile: the benchmark wrote it.
[[nodiscard]] std::unique_ptr<embed::Compiled> compile_policy(const PolicyText& policy);
/// Whether it does: for rules that somebody else has written.
[[nodiscard]] bool compiles(const PolicyText& policy);
/// All packs that come with the program.
[[nodiscard]] std::unique_ptr<embed::Compiled> compile_shipped_packs();

}  // namespace carom::bench
