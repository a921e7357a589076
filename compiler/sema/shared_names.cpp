// Classes and fields: one namespace over all packs of a link.
#include "compiler/sema/shared_names.h"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/sema/name_report.h"
#include "dsl/diag/nearest_name.h"

namespace carom::compiler {
namespace {

bool report_duplicate(std::string_view name, dsl::SourceSpan where, std::optional<dsl::SourceSpan> first,
                      dsl::DiagnosticSink& sink) {
  auto& found = sink.report(
      dsl::DiagnosticId::C0209, where,
      fmt::format("`{}` is declared twice; classes and fields share one namespace over all packs: rename one", name));
  if (first)
    found.notes.push_back({first, "declared first here"});
  else
    found.notes.push_back({std::nullopt, fmt::format("`{}` is a field of every record", name)});
  return false;
}

bool claim(LinkedPolicy& policy, const std::string& name, SharedName meaning, dsl::DiagnosticSink& sink) {
  if (core::find_builtin_field(name)) return report_duplicate(name, meaning.where, std::nullopt, sink);
  const auto [known, added] = policy.shared_names.try_emplace(name, meaning);
  return added || report_duplicate(name, meaning.where, known->second.where, sink);
}

std::vector<std::string_view> sorted_names(const LinkedPolicy& policy, bool classes) {
  std::vector<std::string_view> names;
  for (const auto& [name, meaning] : policy.shared_names)
    if (meaning.is_class == classes) names.push_back(name);
  if (!classes)
    for (core::FieldId id = 0; id < core::kBuiltinFieldCount; ++id) names.push_back(core::builtin_field(id).name);
  // Hash order must not choose among equally near names.
  std::ranges::sort(names);
  return names;
}

void suggest(dsl::Diagnostic& found, const LinkedPolicy& policy, const ast::Name& name, bool classes, Effort& effort) {
  if (!effort.spend(policy.shared_names.size() * kGatheringEffort)) return;
  suggest_name(found, name.text, found.where, sorted_names(policy, classes), effort);
}

/// The pack of shipped classes is named where nobody uses it yet.
std::string how_to_declare_class(const LinkedPolicy& policy) {
  const bool has_shipped = std::ranges::find(policy.packs, "std.classes", &LoadedPack::name) != policy.packs.end();
  return has_shipped ? "declare it with `class`, or `use` the pack that does"
                     : "declare it with `class`, or `use` the pack that does (`use std.classes`)";
}

}  // namespace

bool claim_class(LinkedPolicy& policy, const std::string& name, dsl::SourceSpan where, dsl::DiagnosticSink& sink) {
  const auto index = static_cast<std::uint32_t>(policy.classes.size());
  return claim(policy, name, {.is_class = true, .index = index, .where = where}, sink);
}

bool claim_field(LinkedPolicy& policy, const std::string& name, dsl::SourceSpan where, dsl::DiagnosticSink& sink) {
  const auto index = static_cast<std::uint32_t>(policy.fields.size());
  return claim(policy, name, {.is_class = false, .index = index, .where = where}, sink);
}

std::optional<std::uint32_t> find_class(const LinkedPolicy& policy, std::string_view name) {
  const auto known = policy.shared_names.find(std::string(name));
  if (known == policy.shared_names.end() || !known->second.is_class) return std::nullopt;
  return known->second.index;
}

std::optional<std::uint32_t> resolve_class(const LinkedPolicy& policy, const ast::Name& name, dsl::SourceId file,
                                           dsl::DiagnosticSink& sink) {
  const auto known = find_class(policy, name.text);
  if (!known) report_unknown_class(policy, dsl::DiagnosticId::C0203, name, file, sink);
  return known;
}

dsl::Diagnostic& report_unknown_class(const LinkedPolicy& policy, dsl::DiagnosticId id, const ast::Name& name,
                                      dsl::SourceId file, dsl::DiagnosticSink& sink) {
  auto& found =
      sink.report(id, place(file, name.span), fmt::format("no class `{}` is declared in the linked packs", name.text));
  suggest(found, policy, name, true, sink.suggesting());
  if (found.fix.empty()) found.notes.push_back({std::nullopt, how_to_declare_class(policy)});
  return found;
}

std::optional<FieldRef> resolve_field(const LinkedPolicy& policy, const ast::Name& name, dsl::SourceId file,
                                      dsl::DiagnosticSink& sink) {
  if (const auto id = core::find_builtin_field(name.text)) return FieldRef{*id, core::builtin_field(*id).type};
  const auto known = policy.shared_names.find(name.text);
  if (known != policy.shared_names.end() && !known->second.is_class) {
    const auto id = static_cast<core::FieldId>(core::kBuiltinFieldCount + known->second.index);
    return FieldRef{id, policy.fields[known->second.index].type};
  }
  auto& found = sink.report(dsl::DiagnosticId::C0207, place(file, name.span),
                            fmt::format("no field `{}`: it is neither built in nor declared with `field`", name.text));
  suggest(found, policy, name, false, sink.suggesting());
  return std::nullopt;
}

}  // namespace carom::compiler
