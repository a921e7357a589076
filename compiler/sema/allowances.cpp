// `allow ID because "…"`: which diagnostics of a link are silenced, and which `allow` silences none.
#include "compiler/sema/allowances.h"

#include <fmt/format.h>

#include <algorithm>
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

bool covers(dsl::SourceSpan block, dsl::SourceSpan where) {
  return block.file == where.file && block.span.begin <= where.span.begin && where.span.end <= block.span.end;
}

void report_unknown_id(const ast::Allow& allow, dsl::SourceId file, dsl::DiagnosticSink& sink) {
  auto& found = sink.report(dsl::DiagnosticId::C0223, place(file, allow.diagnostic.span),
                            fmt::format("`{}` is no diagnostic", allow.diagnostic.text));
  std::vector<std::string_view> codes;
  for (const dsl::DiagnosticInfo& row : dsl::all_diagnostics()) codes.push_back(row.code);
  suggest_name(found, allow.diagnostic.text, found.where, codes, sink.suggesting());
}

}  // namespace

Allowances::Allowances(const std::vector<LoadedPack>& packs, dsl::DiagnosticSink& sink) {
  for (const LoadedPack& pack : packs) collect(pack, sink);
}

void Allowances::collect(const LoadedPack& pack, dsl::DiagnosticSink& sink) {
  if (pack.modules.empty()) return;
  std::vector<dsl::SourceId> files;
  for (const auto& module : pack.modules) files.push_back(module->source);
  const ast::Module& main = *pack.modules.front();
  if (main.pack) collect_block(main.pack->properties, place(main.source, main.pack_span), files, sink);
  for (const LoadedItem& loaded : pack.items)
    std::visit(
        [&](const auto& item) {
          if (const auto* properties = properties_of(item))
            collect_block(*properties, place(loaded.file, loaded.item->span), {}, sink);
        },
        loaded.item->node);
}

void Allowances::collect_block(const std::vector<ast::Property>& properties, dsl::SourceSpan block,
                               const std::vector<dsl::SourceId>& pack_files, dsl::DiagnosticSink& sink) {
  for (const ast::Property& property : properties)
    if (const auto* allow = std::get_if<ast::Allow>(&property.node)) add(*allow, block, pack_files, sink);
}

void Allowances::add(const ast::Allow& allow, dsl::SourceSpan block, const std::vector<dsl::SourceId>& pack_files,
                     dsl::DiagnosticSink& sink) {
  const auto id = dsl::find_diagnostic(allow.diagnostic.text);
  if (!id) return report_unknown_id(allow, block.file, sink);
  const dsl::SourceSpan where = place(block.file, allow.diagnostic.span);
  if (!can_be_allowed(*id)) {
    sink.report(dsl::DiagnosticId::C0224, where,
                fmt::format("{} ({}) is an error that cannot be allowed; repair what it reports", allow.diagnostic.text,
                            dsl::info(*id).slug));
    return;
  }
  allowances_.push_back({*id, block, pack_files, where, false});
}

bool Allowances::silence(const dsl::Diagnostic& diagnostic) {
  bool silenced = false;
  for (Allowance& allowance : allowances_) {
    if (allowance.id != diagnostic.id) continue;
    const bool in_pack = std::ranges::find(allowance.pack_files, diagnostic.where.file) != allowance.pack_files.end();
    if (!in_pack && !covers(allowance.block, diagnostic.where)) continue;
    allowance.used = true;
    silenced = true;
  }
  return silenced;
}

void Allowances::report_unused(dsl::DiagnosticSink& sink) const {
  for (const Allowance& allowance : allowances_)
    if (!allowance.used)
      sink.report(dsl::DiagnosticId::C0225, allowance.where,
                  fmt::format("{} ({}) is not reported here; remove this `allow`", dsl::info(allowance.id).code,
                              dsl::info(allowance.id).slug));
}

}  // namespace carom::compiler
