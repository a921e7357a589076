// A policy as its packs' sources, the way from there to a program.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "runtime/core/program.h"
#include "support/limits.h"
#include "tests/equality/source_tree.h"

namespace carom::equality {

struct PackSource {
  std::string name;  ///< empty: the policy itself, a file without a header
  Source source;
};

struct Policy {
  std::vector<PackSource> packs;  ///< the first is what is compiled, the others are what it uses
  Limits limits;
};

/// All files, each behind a line with its name.
[[nodiscard]] std::string print(const Policy& policy);

/// The program, or nothing and, where asked for, the compiler's errors.
[[nodiscard]] std::optional<core::Program> compile(const Policy& policy, std::string* errors = nullptr);

}  // namespace carom::equality
