// `allow ID because "…"`: which diagnostics of a link are silenced, and which `allow` silences none.
#include "compiler/sema/allowances.h"

#include <fmt/format.h>

#include <optional>
#include <string_view>
#include <type_traits>

#include "compiler/sema/check_verdict.h"
#include "compiler/sema/name_report.h"
#include "dsl/diag/nearest_name.h"

namespace carom::compiler {
namespace {

// The properties of an item that has a block; null for one-line items.
template <class Item>
const std::vector<ast::Property>* properties_of(const Item& item) {
  if constexpr (requires { item.properties; })
    return &item.properties;
  else if constexpr (requires { item.changes; })
    return &item.changes;
  else
    return nullptr;
}

bool can_be_allowed(dsl::DiagnosticId id) {
  return dsl::info(id).severity != dsl::Severity::error || is_verdict_contradiction(id);
}

void report_unknown_id(const ast::Allow& allow, dsl::SourceId file, dsl::DiagnosticSink& sink) {
  auto& found = sink.report(dsl::DiagnosticId::C0223, place(file, allow.diagnostic.span),
                            fmt::format("`{}` is no diagnostic", allow.diagnostic.text));
  std::vector<std::string_view> codes;
  for (const dsl::DiagnosticInfo& row : dsl::all_diagnostics()) codes.push_back(row.code);
  suggest_name(found, allow.diagnostic.text, found.where, codes, sink.suggesting());
}

// The id that `allow` speaks of; nothing, and a report, when there is none or it cannot be allowed.
std::optional<dsl::DiagnosticId> allowed_id(const ast::Allow& allow, dsl::SourceId file, dsl::DiagnosticSink& sink) {
  const auto id = dsl::find_diagnostic(allow.diagnostic.text);
  if (!id) report_unknown_id(allow, file, sink);
  if (!id || can_be_allowed(*id)) return id;
  sink.report(dsl::DiagnosticId::C0224, place(file, allow.diagnostic.span),
              fmt::format("{} ({}) is an error that cannot be allowed; repair what it reports", allow.diagnostic.text,
                          dsl::info(*id).slug));
  return std::nullopt;
}

// Calls `take(id, place)` for each `allow` of a block of `file`.
template <class Take>
void for_each_allowance(const std::vector<ast::Property>& properties, dsl::SourceId file, dsl::DiagnosticSink& sink,
                        Take take) {
  for (const ast::Property& property : properties)
    if (const auto* allow = std::get_if<ast::Allow>(&property.node))
      if (const auto id = allowed_id(*allow, file, sink)) take(*id, place(file, allow->diagnostic.span));
}

}  // namespace

Allowances::Allowances(const std::vector<LoadedPack>& packs, dsl::DiagnosticSink& sink) {
  for (PackIndex index = 0; index < packs.size(); ++index) {
    if (packs[index].modules.empty()) continue;
    collect_header(packs[index], index, sink);
    collect_items(packs[index], sink);
  }
}

void Allowances::collect_header(const LoadedPack& pack, PackIndex index, dsl::DiagnosticSink& sink) {
  for (const auto& module : pack.modules) packs_.emplace(module->source, index);
  const ast::Module& main = *pack.modules.front();
  if (!main.pack) return;
  for_each_allowance(main.pack->properties, main.source, sink, [&](dsl::DiagnosticId id, dsl::SourceSpan where) {
    allowances_.push_back({id, where, &in_packs_[{id, index}]});
  });
}

void Allowances::collect_items(const LoadedPack& pack, dsl::DiagnosticSink& sink) {
  for (const LoadedItem& loaded : pack.items) {
    const auto* properties = std::visit(
        [](const auto& item) -> const std::vector<ast::Property>* { return properties_of(item); }, loaded.item->node);
    if (properties == nullptr) continue;
    const Span block = loaded.item->span;
    for_each_allowance(*properties, loaded.file, sink, [&](dsl::DiagnosticId id, dsl::SourceSpan where) {
      Reach& reach = in_blocks_[{id, loaded.file, block.begin}];
      reach.end = block.end;
      allowances_.push_back({id, where, &reach});
    });
  }
}

bool Allowances::silence(const dsl::Diagnostic& diagnostic) {
  bool silenced = false;
  const auto speaks = [&](Reach& reach) { silenced = reach.used = true; };
  if (const auto pack = packs_.find(diagnostic.where.file); pack != packs_.end())
    if (const auto found = in_packs_.find({diagnostic.id, pack->second}); found != in_packs_.end())
      speaks(found->second);
  if (Reach* block = find_block(diagnostic.id, diagnostic.where)) speaks(*block);
  return silenced;
}

Allowances::Reach* Allowances::find_block(dsl::DiagnosticId id, dsl::SourceSpan where) {
  auto behind = in_blocks_.upper_bound({id, where.file, where.span.begin});
  if (behind == in_blocks_.begin()) return nullptr;
  auto& [key, reach] = *--behind;
  const auto& [block_id, file, begin] = key;
  return block_id == id && file == where.file && where.span.end <= reach.end ? &reach : nullptr;
}

void Allowances::report_unused(dsl::DiagnosticSink& sink) const {
  for (const Allowance& allowance : allowances_)
    if (!allowance.reach->used)
      sink.report(dsl::DiagnosticId::C0225, allowance.where,
                  fmt::format("{} ({}) is not reported here; remove this `allow`", dsl::info(allowance.id).code,
                              dsl::info(allowance.id).slug));
}

}  // namespace carom::compiler
