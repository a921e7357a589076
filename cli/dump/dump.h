// `carom dump`: what each stage of the compiler made of a policy.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "cli/console/console.h"
#include "cli/policy/load_policy.h"

namespace carom::cli {

enum class Stage : std::uint8_t { ast, order, ir, program, llvm };

struct NamedStage {
  std::string_view name;
  Stage stage;
};
/// All of them; constant.
[[nodiscard]] std::span<const NamedStage> stages();

struct DumpOptions {
  PolicyOptions policy;
  Stage stage = Stage::order;
  bool json = false;
};

[[nodiscard]] ExitCode dump(const DumpOptions& options, Console& console);

}  // namespace carom::cli
