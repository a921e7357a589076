// One call of check() over files in memory, with all that it leaves behind.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "compiler/compile.h"
#include "tests/compiler/memory_packs.h"

namespace carom::test {

struct Linked {
  dsl::SourceMap sources;
  dsl::DiagnosticSink sink;
  std::optional<compiler::ir::RuleSet> rules;

  [[nodiscard]] bool reports(dsl::DiagnosticId id) const;
  [[nodiscard]] std::size_t count(dsl::DiagnosticId id) const;
  /// The diagnostics as a person sees them, without colour.
  [[nodiscard]] std::string rendered() const;
  /// Qualified names in the total order.
  [[nodiscard]] std::vector<std::string> order() const;
  /// The rule must exist.
  [[nodiscard]] const compiler::ir::Rule& rule(std::string_view name) const;
};

/// `roots` names packs; without any the root is the file `main.carom`.
[[nodiscard]] std::unique_ptr<Linked> link(Files files, const compiler::CompileOptions& options = {},
                                           const std::vector<std::string>& roots = {});
/// Of a policy in one file.
[[nodiscard]] std::unique_ptr<Linked> link(std::string main, const compiler::CompileOptions& options = {});

}  // namespace carom::test
