// The facade over compiler and runtime: policy files in, a classifying rule set out.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compiler/compile.h"
#include "dsl/diag/diagnostic.h"
#include "dsl/source/source_map.h"
#include "runtime/core/interpret.h"
#include "runtime/core/program.h"
#include "support/error.h"

namespace carom::embed {

/// What to compile. No `policies`: all shipped packs, by name.
struct PolicySpec {
  std::vector<std::string> policies;    ///< paths of main files, or names of packs
  std::vector<std::string> pack_paths;  ///< folders searched for packs before the shipped ones
  compiler::CompileOptions options;
};

/// A compilation's result and all that its diagnostics point into.
struct Compiled {
  dsl::SourceMap sources;
  dsl::DiagnosticSink diagnostics;
  std::optional<compiler::ir::RuleSet> rules;  ///< absent: diagnostics has errors
  std::optional<core::Program> program;        ///< present when `rules` is
};

/// Errors are the world's (no such file, no shipped packs); the author's are in Compiled::diagnostics.
[[nodiscard]] Expected<std::unique_ptr<Compiled>> compile(const PolicySpec& spec);

/// The folder of the shipped packs: CAROM_PACKS, else beside the program, else the build tree's; empty when none
/// exists.
[[nodiscard]] std::string shipped_packs_folder();

}  // namespace carom::embed
