// `list += [..]` and `list -= [..]`, for all users of the list.
#include "compiler/sema/apply_list_changes.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "compiler/sema/change_target.h"
#include "compiler/sema/name_report.h"
#include "compiler/sema/repeated_entries.h"

namespace carom::compiler {
namespace {

// Two entries are the same when they are spelled the same and of one kind.
std::string key_of(const ast::Value& value) {
  return static_cast<char>('0' + static_cast<int>(value.kind)) + value.text;
}

void remove_entries(ListInfo& list, const ListChange& change, dsl::DiagnosticSink& sink) {
  std::unordered_set<std::string> present;
  for (const ListEntry& entry : list.entries) present.insert(key_of(*entry.value));
  std::unordered_set<std::string> removed;
  for (const ast::Value& value : change.change->values.values) {
    if (!present.contains(key_of(value)))
      sink.report(
          dsl::DiagnosticId::C0706, place(change.reader.file, value.span),
          fmt::format("`{}` is not in list `{}`; remove it here, or spell it as the list does", value.text, list.name));
    removed.insert(key_of(value));
  }
  std::erase_if(list.entries, [&](const ListEntry& entry) { return removed.contains(key_of(*entry.value)); });
}

void apply(LinkedPolicy& policy, const ListChange& change, dsl::DiagnosticSink& sink) {
  const ast::Name& name = change.change->name;
  const auto index = policy.list_names.resolve(name, change.reader, policy.packs, sink);
  if (!index) return;
  DeclaredList& list = policy.lists[*index];
  if (!may_change(policy, {list.info.name, policy.layer_of(list.pack), list.info.where}, name, change.reader, sink))
    return;
  if (change.change->op == ast::ListOp::add)
    append_entries(change.change->values, change.reader.file, list.info.entries);
  else
    remove_entries(list.info, change, sink);
}

}  // namespace

void apply_list_changes(LinkedPolicy& policy, dsl::DiagnosticSink& sink) {
  for (const core::Layer layer : kLayersFromBelow)
    for (const ListChange& change : policy.list_changes)
      if (policy.layer_of(change.reader.pack) == layer) apply(policy, change, sink);
}

}  // namespace carom::compiler
