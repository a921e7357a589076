// Scope of one pack: what names in its conditions mean (compiler/sema/scope.h).
#include "compiler/sema/pack_scope.h"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/sema/name_report.h"
#include "compiler/sema/shared_names.h"

namespace carom::compiler {

std::optional<FieldRef> PackScope::find_field(const ast::Name& name, dsl::SourceId file) {
  return resolve_field(policy_, name, file, sink_);
}

const ListInfo* PackScope::find_list(const ast::Name& name, dsl::SourceId file) {
  const auto index = policy_.list_names.resolve(name, {pack_, file}, policy_.packs, sink_);
  if (!index) return nullptr;
  DeclaredList& list = policy_.lists[*index];
  list.used = true;
  return list.has_type ? &list.info : nullptr;
}

const MacroInfo* PackScope::find_macro(const ast::Name& name, dsl::SourceId file) {
  const auto index = policy_.macro_names.resolve(name, {pack_, file}, policy_.packs, sink_);
  if (!index) return nullptr;
  DeclaredMacro& macro = policy_.macros[*index];
  macro.used = true;
  return macro.endless ? nullptr : &macro.info;
}

bool PackScope::check_class(const ast::Name& name, dsl::SourceId file) {
  if (!name.text.ends_with(".*")) return resolve_class(policy_, name, file, sink_).has_value();
  const std::string_view stem = std::string_view(name.text).substr(0, name.text.size() - 1);
  if (std::ranges::any_of(policy_.classes, [&](const DeclaredClass& klass) { return klass.name.starts_with(stem); }))
    return true;
  sink_.report(dsl::DiagnosticId::C0203, place(file, name.span),
               fmt::format("no class of the linked packs begins with `{}`", stem));
  return false;
}

std::deque<PackScope> open_scopes(LinkedPolicy& policy, dsl::DiagnosticSink& sink) {
  std::deque<PackScope> scopes;
  for (PackIndex pack = 0; pack < policy.packs.size(); ++pack) scopes.emplace_back(policy, pack, sink);
  for (DeclaredMacro& macro : policy.macros) macro.info.scope = &scopes[macro.pack];
  return scopes;
}

}  // namespace carom::compiler
