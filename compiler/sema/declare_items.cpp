// The items of all packs → a LinkedPolicy: every name declared, nothing looked up yet.
#include "compiler/sema/declare_items.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "compiler/sema/name_report.h"
#include "compiler/sema/repeated_entries.h"
#include "compiler/sema/rule_parts.h"
#include "compiler/sema/shared_names.h"
#include "dsl/diag/nearest_name.h"

namespace carom::compiler {
namespace {

class Declarer {
 public:
  Declarer(LinkedPolicy& policy, const Limits& limits, dsl::DiagnosticSink& sink)
      : policy_(policy), limits_(limits), sink_(sink) {}

  void declare_all() {
    policy_.rules.reserve(std::min<std::size_t>(count_rules(), limits_.rules));
    for (PackIndex pack = 0; pack < policy_.packs.size(); ++pack)
      for (const LoadedItem& loaded : policy_.packs[pack].items) {
        reader_ = {pack, loaded.file};
        std::visit([this](const auto& item) { declare(item); }, loaded.item->node);
      }
    declare_unclassified();
  }

 private:
  // Thousands of rules are not to be moved each time their vector grows.
  [[nodiscard]] std::size_t count_rules() const {
    std::size_t count = 0;
    for (const LoadedPack& pack : policy_.packs)
      for (const LoadedItem& loaded : pack.items) {
        if (std::holds_alternative<ast::RuleDecl>(loaded.item->node)) ++count;
        if (const auto* group = std::get_if<ast::GroupDecl>(&loaded.item->node)) count += group->rows.size();
      }
    return count;
  }

  void declare(const ast::Use&) {}      // read by load_packs
  void declare(const ast::Include&) {}  // read by read_pack

  void declare(const ast::FieldDecl& field) {
    const auto type = core::find_declarable_type(field.type.text);
    if (!type) {
      auto& found = sink_.report(dsl::DiagnosticId::C0217, here(field.type.span),
                                 fmt::format("`{}` is no type of a field; expected {}", field.type.text,
                                             list_words(core::declarable_type_words())));
      suggest_name(found, field.type.text, found.where, core::declarable_type_words(), sink_.suggesting());
    }
    // A field of unknown type still takes its name, so that its users are not reported too.
    if (claim_field(policy_, field.name.text, here(field.name.span), sink_))
      policy_.fields.push_back({field.name.text, type.value_or(core::FieldType::string)});
  }

  void declare(const ast::ListDecl& list) {
    if (list.op != ast::ListOp::declare) {
      policy_.list_changes.push_back({&list, reader_});
      return;
    }
    const auto index = static_cast<std::uint32_t>(policy_.lists.size());
    if (!policy_.list_names.add(reader_.pack, list.name.text, index, here(list.name.span), sink_)) return;
    const std::optional<ListType> type = list_type(list);
    DeclaredList declared;
    declared.info = {qualified(list.name), type.value_or(ListType::phrases), {}, here(list.name.span)};
    append_entries(list.values, reader_.file, declared.info.entries);
    declared.pack = reader_.pack;
    declared.has_type = type.has_value();
    policy_.lists.push_back(std::move(declared));
  }

  std::optional<ListType> list_type(const ast::ListDecl& list) {
    if (!list.type) return std::nullopt;
    const auto known = std::ranges::find(kListTypeWords, list.type->text);
    if (known != kListTypeWords.end()) return static_cast<ListType>(known - kListTypeWords.begin());
    auto& found = sink_.report(
        dsl::DiagnosticId::C0226, here(list.type->span),
        fmt::format("`{}` is no type of a list; expected {}", list.type->text, list_words(kListTypeWords)));
    suggest_name(found, list.type->text, found.where, kListTypeWords, sink_.suggesting());
    return std::nullopt;
  }

  void declare(const ast::MacroDecl& macro) {
    const auto index = static_cast<std::uint32_t>(policy_.macros.size());
    if (!policy_.macro_names.add(reader_.pack, macro.name.text, index, here(macro.name.span), sink_)) return;
    DeclaredMacro declared;
    declared.info = {qualified(macro.name), macro.expr.get(), nullptr, reader_.file, here(macro.name.span)};
    declared.pack = reader_.pack;
    policy_.macros.push_back(std::move(declared));
  }

  void declare(const ast::ClassDecl& klass) {
    const dsl::SourceSpan where = here(klass.name.span);
    if (!claim_class(policy_, klass.name.text, where, sink_)) return;
    DeclaredClass declared{klass.name.text, reader_.pack, policy_.layer_of(reader_.pack), where, {}, {}};
    VerdictFields fields;
    for (const ast::Property& property : klass.properties) read_verdict_property(property, reader_.file, fields, sink_);
    declared.verdict.set(declared.layer, fields);
    require_type_and_scope(klass);
    policy_.classes.push_back(std::move(declared));
  }

  // A wrong word counts as said: it has been reported already.
  template <class Property>
  static bool says(const ast::ClassDecl& klass) {
    const auto is_said = [](const ast::Property& property) { return std::holds_alternative<Property>(property.node); };
    return std::ranges::any_of(klass.properties, is_said);
  }

  void require_type_and_scope(const ast::ClassDecl& klass) {
    const bool has_type = says<ast::TypeProperty>(klass);
    const bool has_scope = says<ast::ScopeProperty>(klass);
    if (has_type && has_scope) return;
    const char* missing = has_type ? "scope" : has_scope ? "type" : "type and no scope";
    auto& found = sink_.report(dsl::DiagnosticId::C0603, here(klass.name.span),
                               fmt::format("class `{}` declares no {}", klass.name.text, missing));
    found.notes.push_back(
        {std::nullopt, "every class says at least `type` (will waiting help?) and `scope` (whom does it concern?)"});
  }

  void declare(const ast::RuleDecl& rule) {
    if (!add_rule_name(rule.name, rule.name.text)) return;
    RuleParts parts = sort_rule_parts(rule.properties, reader_, false, sink_);
    if (!parts.has_when())
      sink_.report(dsl::DiagnosticId::C0503, here(rule.name.span),
                   fmt::format("rule `{}` has no `when`; say when it holds", rule.name.text));
    add_rule(rule.name, rule.name.text, rule.band, std::move(parts));
  }

  void declare(const ast::GroupDecl& group) {
    const auto index = static_cast<std::uint32_t>(policy_.groups.size());
    const auto target = static_cast<std::uint32_t>(policy_.rules_and_groups.size());
    if (!policy_.rule_names.add(reader_.pack, group.name.text, target, here(group.name.span), sink_)) return;
    policy_.rules_and_groups.push_back({true, index});
    RuleParts shared = sort_rule_parts(group.properties, reader_, true, sink_);
    policy_.groups.push_back({.name = qualified(group.name),
                              .pack = reader_.pack,
                              .band = static_cast<core::Band>(group.band),
                              .where = here(group.name.span),
                              .over = shared.over,
                              .rows = {}});
    shared.over.clear();
    for (const ast::Row& row : group.rows) declare_row(group, index, row, shared);
  }

  void declare_row(const ast::GroupDecl& group, std::uint32_t index, const ast::Row& row, const RuleParts& shared) {
    const std::string local = group.name.text + "." + row.name.text;
    if (!add_rule_name(row.name, local)) return;
    RuleParts parts = shared;
    if (row.condition) parts.conditions.push_back({false, false, row.condition.get(), reader_});
    if (row.arrow) parts.klass = NameRef{&row.arrow->target, reader_};
    for (const ast::Test& test : row.tests) parts.tests.push_back({&test, reader_});
    policy_.groups[index].rows.push_back(static_cast<std::uint32_t>(policy_.rules.size()));
    add_rule(row.name, local, group.band, std::move(parts), index);
  }

  bool add_rule_name(const ast::Name& name, const std::string& local) {
    if (policy_.rules.size() >= limits_.rules) {
      if (!std::exchange(policy_.lacks_rules, true))
        sink_.report(
            dsl::DiagnosticId::C1020, here(name.span),
            fmt::format("rule `{}` is one too many; the limit is {} (rules), rows of groups counted one by one", local,
                        limits_.rules));
      return false;
    }
    const auto target = static_cast<std::uint32_t>(policy_.rules_and_groups.size());
    if (!policy_.rule_names.add(reader_.pack, local, target, here(name.span), sink_)) return false;
    policy_.rules_and_groups.push_back({false, static_cast<std::uint32_t>(policy_.rules.size())});
    return true;
  }

  void add_rule(const ast::Name& name, const std::string& local, ast::Band band, RuleParts parts,
                std::uint32_t group = kNoGroup) {
    if (!parts.klass) {
      auto& found =
          sink_.report(dsl::DiagnosticId::C0501, here(name.span), fmt::format("rule `{}` names no class", local));
      found.notes.push_back({std::nullopt, "add `=> class`: the class is what the rule says of a bounce"});
    }
    DeclaredRule rule;
    rule.name = policy_.packs[reader_.pack].name + "." + local;
    rule.pack = reader_.pack;
    rule.band = static_cast<core::Band>(band);
    rule.group = group;
    rule.where = here(name.span);
    rule.conditions = std::move(parts.conditions);
    rule.klass = parts.klass;
    rule.over = std::move(parts.over);
    rule.tests = std::move(parts.tests);
    rule.verdict.set(policy_.layer_of(reader_.pack), parts.verdict);
    policy_.rules.push_back(std::move(rule));
  }

  void declare(const ast::AnnotateDecl& block) { add_block(block, policy_.annotation_names, policy_.annotations); }
  void declare(const ast::UnwrapDecl& block) { add_block(block, policy_.unwrap_names, policy_.unwraps); }
  void declare(const ast::AggregateDecl& block) { add_block(block, policy_.aggregate_names, policy_.aggregates); }
  void declare(const ast::AuditDecl& block) { add_block(block, policy_.audit_names, policy_.audits); }
  void declare(const ast::OverrideDecl& change) { policy_.changes.push_back({&change, reader_}); }
  void declare(const ast::DisableDecl& change) { policy_.changes.push_back({&change, reader_}); }

  template <class Declaration>
  void add_block(const Declaration& block, NameTable& names, std::vector<DeclaredBlock<Declaration>>& blocks) {
    const auto index = static_cast<std::uint32_t>(blocks.size());
    const dsl::SourceSpan where = here(block.name.span);
    if (!names.add(reader_.pack, block.name.text, index, where, sink_)) return;
    blocks.push_back({qualified(block.name), reader_.pack, &block, reader_.file, where, false});
  }

  // docs/decisions/0005-unclassified-is-built-in.md
  void declare_unclassified() {
    if (find_class(policy_, "unclassified")) return;
    policy_.shared_names["unclassified"] = {
        .is_class = true, .index = static_cast<std::uint32_t>(policy_.classes.size()), .where = {}};
    DeclaredClass klass{"unclassified", 0, core::Layer::base, {}, {}, {}};
    VerdictFields fields;
    fields.type = Written<WrittenType>{{core::BounceType::undetermined, true}, {}, 0};
    fields.scope = Written<core::Scope>{core::Scope::message, {}, 0};
    fields.action = Written<core::Action>{core::Action::investigate, {}, 0};
    fields.suppress = Written<core::SuppressSpec>{{.target = core::SuppressTarget::none}, {}, 0};
    fields.confidence = Written<core::Confidence>{core::Confidence::low, {}, 0};
    klass.verdict.set(core::Layer::base, fields);
    policy_.classes.push_back(std::move(klass));
  }

  [[nodiscard]] dsl::SourceSpan here(Span span) const { return place(reader_.file, span); }
  [[nodiscard]] std::string qualified(const ast::Name& name) const {
    return policy_.packs[reader_.pack].name + "." + name.text;
  }

  LinkedPolicy& policy_;
  const Limits& limits_;
  dsl::DiagnosticSink& sink_;
  Reader reader_;
};

}  // namespace

LinkedPolicy declare_items(std::vector<LoadedPack> packs, const Limits& limits, dsl::DiagnosticSink& sink) {
  LinkedPolicy policy;
  policy.packs = std::move(packs);
  Declarer(policy, limits, sink).declare_all();
  return policy;
}

}  // namespace carom::compiler
