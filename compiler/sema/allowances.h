// `allow ID because "…"`: which diagnostics of a link are silenced, and which `allow` silences none.
#pragma once

#include <cstdint>
#include <map>
#include <tuple>
#include <utility>
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
  /// Where allowances of one id speak: a whole pack, or from a place up to `end` in one file. One answer for all of
  /// them, however often the id is allowed there.
  struct Reach {
    std::uint32_t end = 0;
    bool used = false;
  };
  struct Allowance {
    dsl::DiagnosticId id{};
    dsl::SourceSpan where;
    const Reach* reach = nullptr;  ///< maps keep their values in place
  };
  using PackReach = std::pair<dsl::DiagnosticId, PackIndex>;
  using BlockReach = std::tuple<dsl::DiagnosticId, dsl::SourceId, std::uint32_t>;  ///< and where the block begins

  void collect_header(const LoadedPack& pack, PackIndex index, dsl::DiagnosticSink& sink);
  void collect_items(const LoadedPack& pack, dsl::DiagnosticSink& sink);
  [[nodiscard]] Reach* find_block(dsl::DiagnosticId id, dsl::SourceSpan where);

  std::vector<Allowance> allowances_;
  std::map<dsl::SourceId, PackIndex> packs_;  ///< of each file
  std::map<PackReach, Reach> in_packs_;
  std::map<BlockReach, Reach> in_blocks_;  ///< blocks do not overlap
};

}  // namespace carom::compiler
