// A linked policy in its order → ir::RuleSet.
#include "compiler/passes/build_rule_set.h"

#include <fmt/format.h>

#include <memory>
#include <optional>
#include <ranges>
#include <utility>

#include "compiler/ir/make_condition.h"
#include "compiler/passes/collect_tests.h"
#include "compiler/sema/check_verdict.h"
#include "compiler/sema/edge_names.h"
#include "compiler/sema/resolve_verdict.h"
#include "compiler/sema/shared_names.h"

namespace carom::compiler {
namespace {

class RuleSetBuilder {
 public:
  RuleSetBuilder(const LinkedPolicy& policy, TypedConditions& conditions, dsl::DiagnosticSink& sink)
      : policy_(policy), conditions_(conditions), sink_(sink), tests_(policy, set_, sink) {}

  ir::RuleSet build(const std::vector<std::uint32_t>& order) {
    for (const LoadedPack& pack : policy_.packs)
      set_.packs.push_back({pack.name, pack.version, pack.layer, pack.about});
    for (const LinkedField& field : policy_.fields) set_.declared_fields.push_back({field.name, field.type});
    set_.analytics = policy_.aggregates.size() + policy_.audits.size();
    add_classes();
    set_.rules.reserve(order.size());
    for (const std::uint32_t rule : order) add_rule(policy_.rules[rule]);
    for (const auto* unwrap : in_order(policy_.unwraps)) add_unwrap(*unwrap);
    for (const auto* annotation : in_order(policy_.annotations)) add_annotation(*annotation);
    return std::move(set_);
  }

 private:
  // As rules without bands and edges: by layer, then pack order, then source order, which the declarations have.
  template <class Declaration>
  std::vector<const DeclaredBlock<Declaration>*> in_order(const std::vector<DeclaredBlock<Declaration>>& blocks) const {
    std::vector<const DeclaredBlock<Declaration>*> ordered;
    for (const core::Layer layer : kLayersFromBelow | std::views::reverse)
      for (const DeclaredBlock<Declaration>& block : blocks)
        if (policy_.layer_of(block.pack) == layer) ordered.push_back(&block);
    return ordered;
  }

  void add_classes() {
    for (const DeclaredClass& klass : policy_.classes) {
      const VerdictFields fields = resolve_fields(nullptr, klass.verdict);
      check_verdict({fmt::format("class `{}`", klass.name), klass.where}, fields, sink_);
      set_.classes.push_back({klass.name, std::make_shared<const ir::Verdict>(to_verdict(fields)), klass.where});
    }
    set_.unclassified = find_class(policy_, "unclassified").value_or(0);
  }

  void add_rule(const DeclaredRule& declared) {
    ir::Rule rule;
    rule.name = declared.name;
    rule.pack = declared.pack;
    rule.band = declared.band;
    set_conditions(rule, declared.conditions);
    rule.over = edge_names(policy_, declared);
    rule.disabled_because = declared.disabled_because;
    rule.digest = declared.digest;
    rule.where = declared.where;
    rule.klass = class_of(declared);
    rule.verdict = verdict_of(declared, rule.klass);
    const auto index = static_cast<std::uint32_t>(set_.rules.size());
    set_.rules.push_back(std::move(rule));
    tests_.add_rule_tests(declared, index);
  }

  // One that is not there has been reported, here or when the rule was declared.
  std::uint32_t class_of(const DeclaredRule& declared) {
    if (!declared.klass) return set_.unclassified;
    return resolve_class(policy_, *declared.klass->name, declared.klass->reader.file, sink_)
        .value_or(set_.unclassified);
  }

  std::shared_ptr<const ir::Verdict> verdict_of(const DeclaredRule& declared, std::uint32_t klass) {
    if (declared.verdict.parts().empty()) return set_.classes[klass].verdict;
    const VerdictFields fields = resolve_fields(&declared.verdict, policy_.classes[klass].verdict);
    check_verdict({fmt::format("rule `{}`", declared.name), declared.where}, fields, sink_);
    return std::make_shared<const ir::Verdict>(to_verdict(fields));
  }

  void add_unwrap(const DeclaredBlock<ast::UnwrapDecl>& declared) {
    ir::Unwrap unwrap;
    unwrap.name = declared.name;
    unwrap.pack = declared.pack;
    unwrap.where = declared.where;
    const Reader reader{declared.pack, declared.file};
    const auto& properties = declared.declaration->properties;
    for (const ast::Property& property : properties)
      if (const auto* take = std::get_if<ast::Take>(&property.node))
        if (auto pattern = type_template(take->text, TemplateUse::take, conditions_.context(reader)))
          unwrap.take = std::move(*pattern);
    set_conditions(unwrap, properties, reader);
    std::optional<std::uint32_t> index;
    if (!declared.disabled) {
      index = static_cast<std::uint32_t>(set_.unwraps.size());
      set_.unwraps.push_back(std::move(unwrap));
    }
    tests_.add_block_tests(properties, reader, ir::TestOwner::unwrap, index, declared.name);
  }

  void add_annotation(const DeclaredBlock<ast::AnnotateDecl>& declared) {
    ir::Annotation annotation;
    annotation.name = declared.name;
    annotation.pack = declared.pack;
    annotation.where = declared.where;
    const Reader reader{declared.pack, declared.file};
    const auto& properties = declared.declaration->properties;
    for (const ast::Property& property : properties) {
      if (const auto* tag = std::get_if<ast::Tag>(&property.node))
        for (const ast::Name& name : tag->names) annotation.tags.push_back(name.text);
      if (const auto* extract = std::get_if<ast::Extract>(&property.node))
        if (auto pattern = type_template(extract->text, TemplateUse::extract, conditions_.context(reader)))
          annotation.extracts.push_back(std::move(*pattern));
    }
    set_conditions(annotation, properties, reader);
    std::optional<std::uint32_t> index;
    if (!declared.disabled) {
      index = static_cast<std::uint32_t>(set_.annotations.size());
      set_.annotations.push_back(std::move(annotation));
    }
    tests_.add_block_tests(properties, reader, ir::TestOwner::annotation, index, declared.name);
  }

  template <class Block>
  void set_conditions(Block& block, const std::vector<ConditionPart>& parts) {
    if (auto when = join_when(parts, conditions_)) block.when = ir::without_empty_lists(std::move(*when));
    for (ir::Condition& unless : collect_unless(parts, conditions_))
      block.unless.push_back(ir::without_empty_lists(std::move(unless)));
  }

  template <class Block>
  void set_conditions(Block& block, const std::vector<ast::Property>& properties, Reader reader) {
    std::vector<ConditionPart> parts;
    for (const ast::Property& property : properties)
      if (const auto* condition = std::get_if<ast::Condition>(&property.node))
        parts.push_back({condition->unless, false, condition->expr.get(), reader});
    set_conditions(block, parts);
  }

  const LinkedPolicy& policy_;
  TypedConditions& conditions_;
  dsl::DiagnosticSink& sink_;
  ir::RuleSet set_;
  TestCollector tests_;
};

}  // namespace

ir::RuleSet build_rule_set(const LinkedPolicy& policy, const std::vector<std::uint32_t>& order,
                           TypedConditions& conditions, dsl::DiagnosticSink& sink) {
  return RuleSetBuilder(policy, conditions, sink).build(order);
}

}  // namespace carom::compiler
