// What classifies: a policy that was compiled for this run, or one that `carom compile` has written.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <vector>

#include "cli/console/console.h"
#include "cli/policy/load_policy.h"
#include "runtime/container/override_places.h"
#include "runtime/core/program.h"

namespace carom::cli {

/// What a policy is loaded for. Whoever writes one for others is told what `carom check` finds in the rules, and
/// refused when a test that stands in them fails, if tests are run. A compiled policy has no tests.
enum class Purpose : std::uint8_t { use, writing, writing_untested };

struct RunnablePolicy {
  core::Program program;
  std::vector<container::OverridePlace> overrides;  ///< for explanations
  std::vector<std::string> files;                   ///< what it was read from
  bool is_saved = false;                            ///< which is one compiled policy
};

/// Otherwise the errors stand on the error stream. A compiled policy is linked already: it stands alone, and options
/// about compiling are refused beside it.
[[nodiscard]] std::expected<RunnablePolicy, ExitCode> load_runnable_policy(const PolicyOptions& options,
                                                                           Console& console,
                                                                           Purpose purpose = Purpose::use);

/// Of options that name one compiled policy and nothing else; without looking who made it, which is for those who only
/// show it.
[[nodiscard]] bool is_one_saved_policy(const PolicyOptions& options);
[[nodiscard]] Expected<RunnablePolicy> load_saved_policy(const std::string& path, bool allow_unsigned);

}  // namespace carom::cli
