// `override` and `disable`: changes to parsed rules, rows, groups and classes (docs/language.md section 6).
#include "compiler/sema/apply_changes.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/sema/change_target.h"
#include "compiler/sema/digest.h"
#include "compiler/sema/name_report.h"
#include "compiler/sema/shared_names.h"

namespace carom::compiler {
namespace {

using dsl::DiagnosticId;

std::string_view word_of(ast::TargetKind kind) {
  switch (kind) {
    case ast::TargetKind::rule:
      return "rule";
    case ast::TargetKind::group:
      return "rules";
    case ast::TargetKind::klass:
      return "class";
    case ast::TargetKind::annotate:
      return "annotate";
    case ast::TargetKind::unwrap:
      return "unwrap";
    case ast::TargetKind::aggregate:
      return "aggregate";
    case ast::TargetKind::audit:
      return "audit";
  }
  return {};
}

class ChangeApplier {
 public:
  ChangeApplier(LinkedPolicy& policy, PackSource& packs, bool locked, dsl::DiagnosticSink& sink)
      : policy_(policy), packs_(packs), locked_(locked), sink_(sink) {}

  void apply(const PolicyChange& change) {
    reader_ = change.reader;
    std::visit([this](const auto* item) { apply(*item); }, change.change);
  }

 private:
  void apply(const ast::OverrideDecl& item) {
    if (item.kind == ast::TargetKind::klass) return override_class(item);
    const auto target = find_rules(item.kind, item.target, item.optional);
    if (!target) return;
    check_digest(item, target->digest);
    Change change = sort_changes(item);
    // Shared conditions are replaced once for the whole group, so each row drops them and takes the new one.
    for (const std::uint32_t rule : target->rules) change_rule(policy_.rules[rule], change, target->is_group);
  }

  void apply(const ast::DisableDecl& item) {
    switch (item.kind) {
      case ast::TargetKind::rule:
      case ast::TargetKind::group:
        return disable_rules(item);
      case ast::TargetKind::annotate:
        return disable_block(item, policy_.annotation_names, policy_.annotations);
      case ast::TargetKind::unwrap:
        return disable_block(item, policy_.unwrap_names, policy_.unwraps);
      case ast::TargetKind::aggregate:
        return disable_block(item, policy_.aggregate_names, policy_.aggregates);
      case ast::TargetKind::audit:
        return disable_block(item, policy_.audit_names, policy_.audits);
      case ast::TargetKind::klass:
        return;  // not in the grammar
    }
  }

  struct RuleTarget {
    std::vector<std::uint32_t> rules;
    std::string digest;
    bool is_group = false;
  };

  std::optional<RuleTarget> find_rules(ast::TargetKind kind, const ast::Name& name, bool optional) {
    const auto named = policy_.rule_names.find(name, reader_, policy_.packs, sink_);
    if (!named) {
      report_absent(policy_.rule_names, kind, name, optional);
      return std::nullopt;
    }
    const RuleOrGroup target = policy_.rules_and_groups[*named];
    const bool wants_group = kind == ast::TargetKind::group;
    if (target.is_group != wants_group) return report_kind(name, target.is_group);
    return target.is_group ? target_group(policy_.groups[target.index], name) : target_rule(target.index, name);
  }

  std::optional<RuleTarget> target_rule(std::uint32_t index, const ast::Name& name) {
    const DeclaredRule& rule = policy_.rules[index];
    if (!may_change(policy_, {rule.name, policy_.layer_of(rule.pack), rule.where}, name, reader_, sink_))
      return std::nullopt;
    return RuleTarget{{index}, rule.digest, false};
  }

  std::optional<RuleTarget> target_group(const DeclaredGroup& group, const ast::Name& name) {
    if (!may_change(policy_, {group.name, policy_.layer_of(group.pack), group.where}, name, reader_, sink_))
      return std::nullopt;
    return RuleTarget{group.rows, digest_of(policy_, group), true};
  }

  std::nullopt_t report_kind(const ast::Name& name, bool is_group) {
    sink_.report(DiagnosticId::C0707, place(reader_.file, name.span),
                 is_group ? fmt::format("`{}` is a group of rules; write `rules` before its name", name.text)
                          : fmt::format("`{}` is a single rule; write `rule` before its name", name.text));
    return std::nullopt;
  }

  void report_absent(const NameTable& names, ast::TargetKind kind, const ast::Name& name, bool optional) {
    if (!optional) {
      auto& found = names.report_unknown(DiagnosticId::C0701, name, reader_, policy_.packs, sink_);
      if (const auto pack = unlinked_pack_of(name.text)) return suggest_use(*pack, found);
      // Another target is another policy, however near its name.
      found.applicability = dsl::Applicability::for_review;
      if (found.fix.empty()) found.notes.push_back({std::nullopt, "write `optional` if it may be absent"});
      return;
    }
    sink_.report(
        DiagnosticId::C0702, place(reader_.file, name.span),
        fmt::format("nothing to change: no {} `{}` in this pack or in those it uses", word_of(kind), name.text));
  }

  // The pack that `name` begins with, if it could be used and nobody does.
  std::optional<std::string_view> unlinked_pack_of(std::string_view name) {
    if (!known_packs_) known_packs_ = packs_.pack_names();
    for (std::size_t dot = name.rfind('.'); dot != std::string_view::npos; dot = name.substr(0, dot).rfind('.')) {
      const std::string_view pack = name.substr(0, dot);
      if (std::ranges::binary_search(*known_packs_, pack) &&
          std::ranges::find(policy_.packs, pack, &LoadedPack::name) == policy_.packs.end())
        return pack;
    }
    return std::nullopt;
  }

  void suggest_use(std::string_view pack, dsl::Diagnostic& found) {
    found.fix.clear();
    found.notes = {{std::nullopt, fmt::format("pack `{0}` is not used; add `use {0}` to this pack", pack)}};
  }

  void check_digest(const ast::OverrideDecl& item, const std::string& current) {
    if (!item.digest || item.digest->text == current) return;
    dsl::Diagnostic mismatch;
    mismatch.id = DiagnosticId::C0704;
    mismatch.severity = locked_ ? dsl::Severity::error : dsl::Severity::warning;
    mismatch.where = place(reader_.file, item.digest->span);
    mismatch.message =
        fmt::format("`{}` changed since it was reviewed: the override was written for @{}, it is @{} now",
                    item.target.text, item.digest->text, current);
    mismatch.notes.push_back({std::nullopt, "review the target and its override, then pin the new digest"});
    // The digest says that a person has looked.
    mismatch.offer(mismatch.where, replacement_of(*item.digest, current), dsl::Applicability::for_review);
    sink_.add(std::move(mismatch));
  }

  // The span of a digest may cover its `@`; its text never does.
  static std::string replacement_of(const ast::Name& written, const std::string& digest) {
    return written.span.size() > written.text.size() ? "@" + digest : digest;
  }

  // The changes of one override, ready for each of its targets.
  struct Change {
    std::optional<ConditionPart> replace_when;
    std::vector<ConditionPart> added;
    std::optional<NameRef> klass;
    std::vector<TestRef> tests;
    VerdictFields verdict;
  };

  Change sort_changes(const ast::OverrideDecl& item) {
    Change change;
    for (const ast::Property& property : item.changes) take(property, change);
    mark_overridden(change.verdict);
    return change;
  }

  static void mark_overridden(VerdictFields& fields) {
    for_each_field(fields, [](std::string_view, auto& field) {
      if (field) field->by_override = true;
    });
  }

  void take(const ast::Property& property, Change& change) {
    if (const auto* replaced = std::get_if<ast::ReplaceWhen>(&property.node)) {
      if (change.replace_when) report_repeated(property);
      change.replace_when = ConditionPart{false, false, replaced->expr.get(), reader_};
    } else if (const auto* added = std::get_if<ast::AddCondition>(&property.node)) {
      change.added.push_back({added->condition.unless, false, added->condition.expr.get(), reader_});
    } else if (const auto* arrow = std::get_if<ast::Arrow>(&property.node)) {
      if (change.klass) report_repeated_class(*arrow);
      change.klass = NameRef{&arrow->target, reader_};
    } else if (const auto* test = std::get_if<ast::Test>(&property.node)) {
      change.tests.push_back({test, reader_});
    } else {
      read_verdict_property(property, reader_.file, change.verdict, sink_);
    }
  }

  void report_repeated(const ast::Property& property) {
    sink_.report(DiagnosticId::C0504, place(reader_.file, property.span),
                 "an override replaces `when` once; join the two conditions with `and` or `or`");
  }
  void report_repeated_class(const ast::Arrow& arrow) {
    sink_.report(DiagnosticId::C0502, place(reader_.file, arrow.target.span),
                 "an override names a class once; remove one `=>`");
  }

  // On a group `replace when` replaces what its rows share, on a row or rule the whole `when`.
  void change_rule(DeclaredRule& rule, const Change& change, bool in_group) {
    if (change.replace_when) {
      std::vector<ConditionPart> left;
      left.push_back(*change.replace_when);
      left.back().shared = in_group;
      std::ranges::copy_if(rule.conditions, std::back_inserter(left),
                           [&](const ConditionPart& part) { return part.unless || (in_group && !part.shared); });
      rule.conditions = std::move(left);
    }
    for (ConditionPart added : change.added) {
      added.shared = in_group;
      rule.conditions.push_back(added);
    }
    if (change.klass) rule.klass = change.klass;
    rule.tests.insert(rule.tests.end(), change.tests.begin(), change.tests.end());
    rule.verdict.set(own_layer(), change.verdict);
  }

  core::Layer own_layer() const { return policy_.layer_of(reader_.pack); }

  void override_class(const ast::OverrideDecl& item) {
    const auto index = find_class(policy_, item.target.text);
    if (!index) return report_absent_class(item);
    DeclaredClass& klass = policy_.classes[*index];
    if (!may_change(policy_, {klass.name, klass.layer, klass.where}, item.target, reader_, sink_)) return;
    if (item.digest) check_digest(item, klass.digest);
    VerdictFields fields;
    for (const ast::Property& property : item.changes)
      if (!read_verdict_property(property, reader_.file, fields, sink_)) refuse_unless_meta(property);
    mark_overridden(fields);
    klass.verdict.set(own_layer(), fields);
  }

  void report_absent_class(const ast::OverrideDecl& item) {
    if (!item.optional) {
      report_unknown_class(policy_, DiagnosticId::C0701, item.target, reader_.file, sink_);
      return;
    }
    sink_.report(DiagnosticId::C0702, place(reader_.file, item.target.span),
                 fmt::format("nothing to change: no class `{}` in the linked packs", item.target.text));
  }

  void refuse_unless_meta(const ast::Property& property) {
    if (std::holds_alternative<ast::NoteProperty>(property.node) || std::holds_alternative<ast::Allow>(property.node))
      return;
    sink_.report(
        DiagnosticId::C0705, place(reader_.file, property.span),
        "a class has no conditions, class or tests to change; override its verdict fields here, and rules with "
        "`override rule`");
  }

  void disable_rules(const ast::DisableDecl& item) {
    const auto target = find_rules(item.kind, item.target, item.optional);
    if (!target) return;
    for (const std::uint32_t rule : target->rules) policy_.rules[rule].disabled_because = item.because.value;
  }

  template <class Declaration>
  void disable_block(const ast::DisableDecl& item, const NameTable& names,
                     std::vector<DeclaredBlock<Declaration>>& blocks) {
    const auto index = names.find(item.target, reader_, policy_.packs, sink_);
    if (!index) return report_absent(names, item.kind, item.target, item.optional);
    DeclaredBlock<Declaration>& block = blocks[*index];
    if (may_change(policy_, {block.name, policy_.layer_of(block.pack), block.where}, item.target, reader_, sink_))
      block.disabled = true;
  }

  LinkedPolicy& policy_;
  PackSource& packs_;
  bool locked_;
  dsl::DiagnosticSink& sink_;
  Reader reader_;
  std::optional<std::vector<std::string>> known_packs_;  // asked for by the first absent target: a walk through folders
};

}  // namespace

void apply_changes(LinkedPolicy& policy, PackSource& packs, bool locked, dsl::DiagnosticSink& sink) {
  ChangeApplier applier(policy, packs, locked, sink);
  for (const core::Layer layer : kLayersFromBelow)
    for (const PolicyChange& change : policy.changes)
      if (policy.layer_of(change.reader.pack) == layer) applier.apply(change);
}

}  // namespace carom::compiler
