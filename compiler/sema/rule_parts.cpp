// The parts of a rule, or those that the rows of a group share, sorted by kind.
#include "compiler/sema/rule_parts.h"

#include <algorithm>

#include "compiler/sema/name_report.h"

namespace carom::compiler {
namespace {

class PartSorter {
 public:
  PartSorter(Reader reader, bool shared, dsl::DiagnosticSink& sink) : reader_(reader), shared_(shared), sink_(sink) {}

  void take(const ast::Property& property) {
    if (const auto* condition = std::get_if<ast::Condition>(&property.node)) {
      take_condition(*condition, property.span);
    } else if (const auto* arrow = std::get_if<ast::Arrow>(&property.node)) {
      take_class(*arrow);
    } else if (const auto* over = std::get_if<ast::Over>(&property.node)) {
      for (const ast::Name& name : over->rules) parts_.over.push_back({&name, reader_});
    } else if (const auto* test = std::get_if<ast::Test>(&property.node)) {
      parts_.tests.push_back({test, reader_});
    } else {
      read_verdict_property(property, reader_.file, parts_.verdict, sink_);
    }
  }

  RuleParts parts() && { return std::move(parts_); }

 private:
  void take_condition(const ast::Condition& condition, Span span) {
    if (!condition.unless && parts_.has_when()) {
      auto& found = sink_.report(dsl::DiagnosticId::C0504, place(reader_.file, span),
                                 "a block has one `when`; join the two conditions with `and` or `or`");
      found.notes.push_back({first_when_, "the other `when`"});
      return;
    }
    if (!condition.unless) first_when_ = place(reader_.file, span);
    parts_.conditions.push_back({condition.unless, shared_, condition.expr.get(), reader_});
  }

  void take_class(const ast::Arrow& arrow) {
    if (!parts_.klass) {
      parts_.klass = NameRef{&arrow.target, reader_};
      return;
    }
    auto& found = sink_.report(dsl::DiagnosticId::C0502, place(reader_.file, arrow.target.span),
                               "a block names its class once; remove one `=>`");
    found.notes.push_back({place(reader_.file, parts_.klass->name->span), "the other class"});
  }

  Reader reader_;
  bool shared_;
  dsl::DiagnosticSink& sink_;
  RuleParts parts_;
  dsl::SourceSpan first_when_;
};

}  // namespace

bool RuleParts::has_when() const {
  return !std::ranges::all_of(conditions, &ConditionPart::unless);
}

RuleParts sort_rule_parts(const std::vector<ast::Property>& properties, Reader reader, bool shared,
                          dsl::DiagnosticSink& sink) {
  PartSorter sorter(reader, shared, sink);
  for (const ast::Property& property : properties) sorter.take(property);
  return std::move(sorter).parts();
}

}  // namespace carom::compiler
