// `allow ID because "…"`: which diagnostics of a link are silenced, and which `allow` silences none.
#pragma once

#include <vector>

#include "compiler/sema/linked_policy.h"
#include "dsl/diag/diagnostic.h"

namespace carom::compiler {

/// Silences, in its block or (in a pack header) in its pack, warnings, notes and contradictions of verdicts.
class Allowances {
 public:
  /// Collects every `allow` of the link; unknown ids and errors that cannot be allowed are reported.
  Allowances(const std::vector<LoadedPack>& packs, dsl::DiagnosticSink& sink);

  /// True when an `allow` speaks for the diagnostic, which is then counted as used.
  [[nodiscard]] bool silence(const dsl::Diagnostic& diagnostic);
  void report_unused(dsl::DiagnosticSink& sink) const;

 private:
  struct Allowance {
    dsl::DiagnosticId id{};
    dsl::SourceSpan block;
    std::vector<dsl::SourceId> pack_files;  ///< not empty: the whole pack
    dsl::SourceSpan where;
    bool used = false;
  };

  void collect(const LoadedPack& pack, dsl::DiagnosticSink& sink);
  void collect_block(const std::vector<ast::Property>& properties, dsl::SourceSpan block,
                     const std::vector<dsl::SourceId>& pack_files, dsl::DiagnosticSink& sink);
  void add(const ast::Allow& allow, dsl::SourceSpan block, const std::vector<dsl::SourceId>& pack_files,
           dsl::DiagnosticSink& sink);

  std::vector<Allowance> allowances_;
};

}  // namespace carom::compiler
