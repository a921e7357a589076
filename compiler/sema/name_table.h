// Names of one kind (rules, lists, macros, …) over all packs, and what a name means seen from one of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compiler/sema/loaded_pack.h"
#include "dsl/diag/diagnostic.h"

namespace carom::compiler {

/// Where a name is read.
struct Reader {
  PackIndex pack = 0;
  dsl::SourceId file = 0;
};

/// Inside its pack a thing is `name`, everywhere else `pack.name`, visible where its pack is used directly.
class NameTable {
 public:
  /// `noun` is what messages call the kind ("list"); `unknown` is reported for names that mean nothing.
  NameTable(std::string noun, dsl::DiagnosticId unknown) : noun_(std::move(noun)), unknown_(unknown) {}

  /// False, and reported, when the pack has the name already.
  bool add(PackIndex pack, const std::string& local, std::uint32_t index, dsl::SourceSpan where,
           dsl::DiagnosticSink& sink);

  /// The index that `name` means; unknown and ambiguous names are reported. O(packs used by the reader).
  [[nodiscard]] std::optional<std::uint32_t> resolve(const ast::Name& name, Reader reader,
                                                     const std::vector<LoadedPack>& packs,
                                                     dsl::DiagnosticSink& sink) const;

  /// Reports that `name` means nothing here under `id`, with the nearest visible name or the `use` that is missing.
  dsl::Diagnostic& report_unknown(dsl::DiagnosticId id, const ast::Name& name, Reader reader,
                                  const std::vector<LoadedPack>& packs, dsl::DiagnosticSink& sink) const;

  /// As resolve(), but nothing is reported; of two readings the one in the reader's own pack, then in the order of use.
  [[nodiscard]] std::optional<std::uint32_t> first_reading(std::string_view name, PackIndex from,
                                                           const std::vector<LoadedPack>& packs) const;

  /// As resolve(), but a name that means nothing is not reported.
  [[nodiscard]] std::optional<std::uint32_t> find(const ast::Name& name, Reader reader,
                                                  const std::vector<LoadedPack>& packs,
                                                  dsl::DiagnosticSink& sink) const;

 private:
  struct Entry {
    std::uint32_t index = 0;
    dsl::SourceSpan where;
  };
  struct Reading {
    PackIndex pack = 0;
    Entry entry;
  };

  [[nodiscard]] const Entry* entry(PackIndex pack, std::string_view local) const;
  [[nodiscard]] std::vector<Reading> readings(std::string_view name, PackIndex from,
                                              const std::vector<LoadedPack>& packs) const;
  [[nodiscard]] std::vector<std::string> visible_names(PackIndex from, const std::vector<LoadedPack>& packs) const;
  [[nodiscard]] std::optional<PackIndex> unused_pack_with(std::string_view name,
                                                          const std::vector<LoadedPack>& packs) const;
  void suggest_visible(dsl::Diagnostic& found, const ast::Name& name, Reader reader,
                       const std::vector<LoadedPack>& packs, Effort& effort) const;
  void report_ambiguous(const ast::Name& name, Reader reader, const std::vector<Reading>& readings,
                        const std::vector<LoadedPack>& packs, dsl::DiagnosticSink& sink) const;

  std::string noun_;
  dsl::DiagnosticId unknown_;
  std::vector<std::unordered_map<std::string, Entry>> by_pack_;
};

}  // namespace carom::compiler
