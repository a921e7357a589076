// The facade over compiler and runtime: policy files in, a classifying rule set out.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/compile.h"
#include "dsl/diag/diagnostic.h"
#include "dsl/source/source_map.h"
#include "runtime/core/interpret.h"
#include "runtime/core/program.h"
#include "runtime/embed/file_pack_source.h"
#include "support/error.h"

namespace carom::embed {

/// The policy that stands for every pack of the pack folders, by name; without `pack_paths` these are the shipped ones.
/// A pack or a file of this name comes first.
inline constexpr std::string_view kAllPacks = "all";

/// What to compile. No `policies`: kAllPacks.
struct PolicySpec {
  std::vector<std::string> policies;    ///< paths of main files or of their folders, names of packs, kAllPacks
  std::vector<std::string> pack_paths;  ///< folders searched for packs before the shipped ones
  compiler::CompileOptions options;
  FileTexts unsaved = {};  ///< read instead of the files of these paths, as an editor or a dry run wants it
};

/// A compilation's result and all that its diagnostics point into.
struct Compiled {
  dsl::SourceMap sources;
  dsl::DiagnosticSink diagnostics;
  std::optional<compiler::ir::RuleSet> rules;  ///< absent: diagnostics has errors
  std::optional<core::Program> program;        ///< of compile(): present when `rules` is
  std::vector<std::string> root_packs;         ///< names of the packs the policy itself names, not what they use
};

/// Errors are the caller's and the world's (no such file, no shipped packs, a policy that is compiled already); the
/// author's are in Compiled::diagnostics. A policy is a path when it has a `/`, ends in `.carom` or exists; its folder
/// is searched for packs too.
[[nodiscard]] Expected<std::unique_ptr<Compiled>> compile(const PolicySpec& spec);

/// The same without a program, for those who may not need one.
[[nodiscard]] Expected<std::unique_ptr<Compiled>> check(const PolicySpec& spec);
/// Makes the program of rules that have none; `limits` are those of the check.
void make_program(Compiled& compiled, const Limits& limits);

/// The main file of each policy of `spec`, in order: what compile() starts from.
struct PolicyFile {
  std::string name;  ///< the pack's name where the policy was given by name, else empty
  std::string path;
};
[[nodiscard]] Expected<std::vector<PolicyFile>> policy_files(const PolicySpec& spec);

}  // namespace carom::embed
