// Refuses what would grow beyond all bounds, before anything of it is built.
#include "compiler/sema/check_expanded_size.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "compiler/sema/name_report.h"
#include "compiler/sema/shared_names.h"
#include "support/counted.h"

namespace carom::compiler {
namespace {

std::uint64_t parts_of_prose(const LayeredVerdict& verdict) {
  std::uint64_t parts = 0;
  for (const auto& [layer, fields] : verdict.parts()) {
    if (fields.advice) parts += parts_of_text(fields.advice->value);
    if (fields.cite) parts += parts_of_text(fields.cite->value);
  }
  return parts;
}

std::uint64_t parts_of_sample(const ast::Test& test) {
  if (const auto* text = std::get_if<ast::Str>(&test.sample)) return 1 + parts_of_text(text->value);
  std::uint64_t parts = 0;
  for (const ast::SampleField& field : std::get<ast::RecordSample>(test.sample).fields)
    parts += 1 + parts_of_text(field.value.text);
  return parts;
}

/// Adds up until the limit is passed, and reports the item that passed it.
class SizeCount {
 public:
  SizeCount(const LinkedPolicy& policy, const ExpandedSizes& sizes, const Limits& limits, dsl::DiagnosticSink& sink)
      : policy_(policy), sizes_(sizes), limits_(limits), sink_(sink) {}

  bool count_all() { return count_macros() && count_rules() && count_blocks() && count_overrides(); }

 private:
  bool count_macros() {
    return std::ranges::all_of(policy_.macros, [this](const DeclaredMacro& macro) {
      return add(sizes_.size_of(macro.info.body, {macro.pack, macro.info.file}), macro.info.name, macro.info.where);
    });
  }

  bool count_rules() {
    return std::ranges::all_of(policy_.rules, [this](const DeclaredRule& rule) {
      std::uint64_t size = rule.over.size() + parts_of_prose(rule.verdict) + prose_of_class(rule);
      if (rule.group != kNoGroup) size += policy_.groups[rule.group].over.size();
      for (const ConditionPart& part : rule.conditions) size += size_of(part);
      return add(size, rule.name, rule.where);
    });
  }

  bool count_blocks() {
    return count_blocks(policy_.annotations) && count_blocks(policy_.unwraps) && count_blocks(policy_.aggregates) &&
           count_blocks(policy_.audits);
  }

  template <class Declaration>
  bool count_blocks(const std::vector<DeclaredBlock<Declaration>>& blocks) {
    return std::ranges::all_of(blocks, [this](const DeclaredBlock<Declaration>& block) {
      std::uint64_t size = 0;
      for (const ast::Property& property : block.declaration->properties)
        size += size_of(property, {block.pack, block.file});
      return add(size, block.name, block.where);
    });
  }

  // What an override adds to a group stands in each of its rows.
  bool count_overrides() {
    return std::ranges::all_of(policy_.changes, [this](const PolicyChange& change) {
      const auto* const* item = std::get_if<const ast::OverrideDecl*>(&change.change);
      return !item || count_override(**item, change.reader);
    });
  }

  bool count_override(const ast::OverrideDecl& item, Reader reader) {
    std::uint64_t size = 1;
    for (const ast::Property& property : item.changes) size += size_of(property, reader);
    return add(size * std::max<std::uint64_t>(1, targets_of(item, reader)), item.target.text,
               place(reader.file, item.target.span));
  }

  std::uint64_t targets_of(const ast::OverrideDecl& item, Reader reader) const {
    if (item.kind != ast::TargetKind::group) return 1;
    const auto named = policy_.rule_names.first_reading(item.target.text, reader.pack, policy_.packs);
    if (!named || !policy_.rules_and_groups[*named].is_group) return 0;
    return policy_.groups[policy_.rules_and_groups[*named].index].rows.size();
  }

  // Each rule holds the prose of its class.
  std::uint64_t prose_of_class(const DeclaredRule& rule) const {
    const auto klass = rule.klass ? find_class(policy_, rule.klass->name->text) : std::nullopt;
    return klass ? parts_of_prose(policy_.classes[*klass].verdict) : 0;
  }

  // Group parts stand in every row and are measured once.
  std::uint64_t size_of(const ConditionPart& part) {
    const auto [known, added] = known_.try_emplace(part.expr, 0);
    if (added) known->second = sizes_.size_of(part.expr, part.reader);
    return known->second;
  }

  [[nodiscard]] std::uint64_t size_of(const ast::Property& property, Reader reader) const {
    const auto& node = property.node;
    if (const auto* condition = std::get_if<ast::Condition>(&node))
      return sizes_.size_of(condition->expr.get(), reader);
    if (const auto* replaced = std::get_if<ast::ReplaceWhen>(&node))
      return sizes_.size_of(replaced->expr.get(), reader);
    if (const auto* added = std::get_if<ast::AddCondition>(&node))
      return sizes_.size_of(added->condition.expr.get(), reader);
    if (const auto* extract = std::get_if<ast::Extract>(&node)) return 1 + parts_of_text(extract->text.value);
    if (const auto* take = std::get_if<ast::Take>(&node)) return 1 + parts_of_text(take->text.value);
    if (const auto* tag = std::get_if<ast::Tag>(&node)) return tag->names.size();
    if (const auto* test = std::get_if<ast::Test>(&node)) return parts_of_sample(*test);
    if (const auto* advice = std::get_if<ast::AdviceProperty>(&node)) return parts_of_text(advice->text.value);
    if (const auto* cite = std::get_if<ast::CiteProperty>(&node)) return parts_of_text(cite->text.value);
    if (const auto* let = std::get_if<ast::Let>(&node)) return size_of(*let, reader);
    return 0;
  }

  [[nodiscard]] std::uint64_t size_of(const ast::Let& let, Reader reader) const {
    const auto* call = std::get_if<ast::AggregateCall>(&let.value);
    return call ? sizes_.size_of(call->where.get(), reader) : 0;
  }

  bool add(std::uint64_t size, const std::string& name, dsl::SourceSpan where) {
    total_ += size;
    if (total_ <= limits_.expanded_parts) return true;
    sink_.report(
        dsl::DiagnosticId::C1023, where,
        fmt::format("with `{}` this policy has more than {} (expanded_parts): tests, list entries once for each "
                    "test that names the list, edges and long texts, all with macros and groups expanded; ask for long "
                    "lists in fewer rules, or split the policy",
                    name, counted(limits_.expanded_parts, "part", "parts")));
    return false;
  }

  const LinkedPolicy& policy_;
  const ExpandedSizes& sizes_;
  const Limits& limits_;
  dsl::DiagnosticSink& sink_;
  std::uint64_t total_ = 0;
  std::unordered_map<const ast::Expr*, std::uint64_t> known_;
};

}  // namespace

bool check_expanded_size(const LinkedPolicy& policy, const ExpandedSizes& sizes, const Limits& limits,
                         dsl::DiagnosticSink& sink) {
  return SizeCount(policy, sizes, limits, sink).count_all();
}

}  // namespace carom::compiler
