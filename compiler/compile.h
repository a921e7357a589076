// Packs → linked, checked rule set → program image. The door of the compiler.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/ir/rule_set.h"
#include "compiler/sema/pack_source.h"
#include "dsl/diag/diagnostic.h"
#include "dsl/source/source_map.h"
#include "support/limits.h"

namespace carom::compiler {

struct CompileOptions {
  Limits limits;        ///< each as far as limits.def lets it go
  bool locked = false;  ///< a digest mismatch is an error
  bool advises = true;  ///< look for what is unused, untested, duplicate or shadowed: only warnings come of it
};

/// Parses, links and checks the policy's packs and all they use. `roots` are names of packs (shipped ones by name) or
/// main files, in order. Nothing when errors were reported; warnings leave a result.
[[nodiscard]] std::optional<ir::RuleSet> check(const std::vector<PackRequest>& roots, PackSource& packs,
                                               const CompileOptions& options, dsl::SourceMap& sources,
                                               dsl::DiagnosticSink& sink);

/// The image of a checked rule set; core::Program::load() accepts it whatever `limits` say. `sources` are those of the
/// check, for each rule's file and line.
[[nodiscard]] std::vector<std::byte> lower(const ir::RuleSet& rules, const dsl::SourceMap& sources,
                                           const Limits& limits);

}  // namespace carom::compiler
