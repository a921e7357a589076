// `carom dump`: what each stage of the compiler made of a policy.
#pragma once

#include <cstdint>

#include "cli/console.h"
#include "cli/load_policy.h"

namespace carom::cli {

enum class Stage : std::uint8_t { ast, order, ir, program, llvm };

struct DumpOptions {
  PolicyOptions policy;
  Stage stage = Stage::order;
  bool json = false;
};

[[nodiscard]] ExitCode dump(const DumpOptions& options, Console& console);

}  // namespace carom::cli
