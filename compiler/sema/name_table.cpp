// Names of one kind (rules, lists, macros, …) over all packs, and what a name means seen from one of them.
#include "compiler/sema/name_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/sema/name_report.h"
#include "dsl/diag/nearest_name.h"

namespace carom::compiler {
namespace {

// What stands behind `pack.` in `name`; nothing when `name` does not begin so.
std::optional<std::string_view> local_part(std::string_view name, std::string_view pack) {
  if (name.size() <= pack.size() + 1 || !name.starts_with(pack) || name[pack.size()] != '.') return std::nullopt;
  return name.substr(pack.size() + 1);
}

}  // namespace

bool NameTable::add(PackIndex pack, const std::string& local, std::uint32_t index, dsl::SourceSpan where,
                    dsl::DiagnosticSink& sink) {
  if (by_pack_.size() <= pack) by_pack_.resize(pack + 1);
  const auto [known, added] = by_pack_[pack].try_emplace(local, Entry{index, where});
  if (added) return true;
  auto& found = sink.report(dsl::DiagnosticId::C0209, where,
                            fmt::format("{} `{}` is declared twice in this pack; rename one", noun_, local));
  found.notes.push_back({known->second.where, "declared first here"});
  return false;
}

const NameTable::Entry* NameTable::entry(PackIndex pack, std::string_view local) const {
  if (pack >= by_pack_.size()) return nullptr;
  const auto found = by_pack_[pack].find(std::string(local));
  return found == by_pack_[pack].end() ? nullptr : &found->second;
}

std::vector<NameTable::Reading> NameTable::readings(std::string_view name, PackIndex from,
                                                    const std::vector<LoadedPack>& packs) const {
  std::vector<Reading> found;
  const auto consider = [&](PackIndex pack, std::string_view local) {
    const Entry* known = entry(pack, local);
    if (known && std::ranges::none_of(found, [&](const Reading& other) { return other.entry.index == known->index; }))
      found.push_back({pack, *known});
  };
  consider(from, name);
  if (const auto local = local_part(name, packs[from].name)) consider(from, *local);
  for (const PackIndex used : packs[from].uses)
    if (const auto local = local_part(name, packs[used].name)) consider(used, *local);
  return found;
}

std::optional<std::uint32_t> NameTable::find(const ast::Name& name, Reader reader, const std::vector<LoadedPack>& packs,
                                             dsl::DiagnosticSink& sink) const {
  const std::vector<Reading> found = readings(name.text, reader.pack, packs);
  if (found.empty()) return std::nullopt;
  if (found.size() > 1) report_ambiguous(name, reader, found, packs, sink);
  return found.front().entry.index;
}

std::optional<std::uint32_t> NameTable::first_reading(std::string_view name, PackIndex from,
                                                      const std::vector<LoadedPack>& packs) const {
  const std::vector<Reading> found = readings(name, from, packs);
  return found.empty() ? std::nullopt : std::optional(found.front().entry.index);
}

std::optional<std::uint32_t> NameTable::resolve(const ast::Name& name, Reader reader,
                                                const std::vector<LoadedPack>& packs, dsl::DiagnosticSink& sink) const {
  const auto found = find(name, reader, packs, sink);
  if (!found) report_unknown(unknown_, name, reader, packs, sink);
  return found;
}

void NameTable::report_ambiguous(const ast::Name& name, Reader reader, const std::vector<Reading>& readings,
                                 const std::vector<LoadedPack>& packs, dsl::DiagnosticSink& sink) const {
  auto& found =
      sink.report(dsl::DiagnosticId::C0208, place(reader.file, name.span),
                  fmt::format("`{}` has two readings: a {} of pack `{}` and one of pack `{}`; rename one of them",
                              name.text, noun_, packs[readings[0].pack].name, packs[readings[1].pack].name));
  for (const Reading& reading : readings)
    found.notes.push_back({reading.entry.where, fmt::format("declared in pack `{}` here", packs[reading.pack].name)});
}

std::vector<std::string> NameTable::visible_names(PackIndex from, const std::vector<LoadedPack>& packs) const {
  std::vector<std::string> names;
  if (from < by_pack_.size())
    for (const auto& [local, entry] : by_pack_[from]) names.push_back(local);
  for (const PackIndex used : packs[from].uses)
    if (used < by_pack_.size())
      for (const auto& [local, entry] : by_pack_[used]) names.push_back(packs[used].name + "." + local);
  // Hash order must not choose among equally near names.
  std::ranges::sort(names);
  return names;
}

std::optional<PackIndex> NameTable::unused_pack_with(std::string_view name,
                                                     const std::vector<LoadedPack>& packs) const {
  for (PackIndex pack = 0; pack < packs.size(); ++pack)
    if (const auto local = local_part(name, packs[pack].name); local && entry(pack, *local)) return pack;
  return std::nullopt;
}

void NameTable::suggest_visible(dsl::Diagnostic& found, const ast::Name& name, Reader reader,
                                const std::vector<LoadedPack>& packs, Effort& effort) const {
  if (effort.left() == 0) return;
  const std::vector<std::string> names = visible_names(reader.pack, packs);
  if (!effort.spend(names.size() * kGatheringEffort)) return;
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  suggest_name(found, name.text, found.where, candidates, effort);
}

dsl::Diagnostic& NameTable::report_unknown(dsl::DiagnosticId id, const ast::Name& name, Reader reader,
                                           const std::vector<LoadedPack>& packs, dsl::DiagnosticSink& sink) const {
  auto& found = sink.report(id, place(reader.file, name.span),
                            fmt::format("no {} `{}` in this pack or in those it uses", noun_, name.text));
  if (const auto pack = unused_pack_with(name.text, packs)) {
    found.notes.push_back(
        {std::nullopt, fmt::format("pack `{0}` has it; add `use {0}` to this pack", packs[*pack].name)});
    return found;
  }
  suggest_visible(found, name, reader, packs, sink.suggesting());
  return found;
}

}  // namespace carom::compiler
