// What `carom check` says of written rules, by the rules of the source that they come from.
#pragma once

#include <string>
#include <vector>

#include "dsl/diag/diagnostic.h"
#include "importers/write_policy.h"
#include "support/error.h"
#include "support/limits.h"

namespace carom::cli {

struct ImportedFinding {
  const importers::WrittenRule* rule = nullptr;  ///< of the policy that was checked; null: it is about none
  dsl::DiagnosticId id{};
  std::string message;
};

/// Whether it says that an earlier rule takes all replies of a rule: C0550 to C0553.
[[nodiscard]] bool is_shadowed(dsl::DiagnosticId id);

/// Compiles `text`, which `policy` became, and runs its tests, as `carom check` would with the file `path`. Errors are
/// the world's: no shipped packs.
[[nodiscard]] Expected<std::vector<ImportedFinding>> check_imported(const std::string& path, const std::string& text,
                                                                    const importers::WrittenPolicy& policy,
                                                                    const Limits& limits);

}  // namespace carom::cli
