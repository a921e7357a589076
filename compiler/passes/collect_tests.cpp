// The tests that stand in rules, unwraps and annotations → ir::Test.
#include "compiler/passes/collect_tests.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "compiler/sema/name_report.h"
#include "compiler/sema/shared_names.h"

namespace carom::compiler {
namespace {

// What kind of value a sample may give a field: one value, spelled as in conditions, or a string.
bool fits(const ast::Value& value, core::FieldType type) {
  if (value.kind == ast::ValueKind::string) return true;
  switch (type) {
    case core::FieldType::code:
      return value.kind == ast::ValueKind::integer ||
             (value.kind == ast::ValueKind::codes && value.text.size() == 3 && !value.text.contains('x'));
    case core::FieldType::status:
      return value.kind == ast::ValueKind::statuses && !value.text.contains('x') && !value.text.contains("..");
    case core::FieldType::ip:
      return value.kind == ast::ValueKind::ip && !value.text.contains('/');
    case core::FieldType::integer:
      return value.kind == ast::ValueKind::integer || value.kind == ast::ValueKind::codes;
    case core::FieldType::duration:
      return value.kind == ast::ValueKind::duration;
    case core::FieldType::text:
      return false;
    default:
      return value.kind == ast::ValueKind::word;
  }
}

}  // namespace

void TestCollector::add_rule_tests(const DeclaredRule& rule, std::uint32_t index) {
  for (const TestRef& ref : rule.tests) add(*ref.test, ref.reader, ir::TestOwner::rule, index, rule.name);
}

void TestCollector::add_block_tests(const std::vector<ast::Property>& properties, Reader reader, ir::TestOwner kind,
                                    std::uint32_t index, const std::string& name) {
  for (const ast::Property& property : properties)
    if (const auto* test = std::get_if<ast::Test>(&property.node)) add(*test, reader, kind, index, name);
}

void TestCollector::add(const ast::Test& written, Reader reader, ir::TestOwner kind, std::uint32_t index,
                        const std::string& name) {
  ir::Test test;
  test.kind = kind;
  test.owner = index;
  test.owner_name = name;
  test.pack = policy_.packs[reader.pack].name;
  test.todo = written.todo;
  test.negated = written.negated;
  if (written.gives && resolve_class(policy_, *written.gives, reader.file, sink_)) test.gives = written.gives->text;
  test.sample = sample_of(written, reader.file);
  test.where = place(reader.file, written.sample_span);
  set_.tests.push_back(std::move(test));
}

ir::Sample TestCollector::sample_of(const ast::Test& test, dsl::SourceId file) {
  ir::Sample sample;
  sample.where = place(file, test.sample_span);
  if (const auto* text = std::get_if<ast::Str>(&test.sample)) sample.text = text->value;
  if (const auto* record = std::get_if<ast::RecordSample>(&test.sample))
    for (const ast::SampleField& field : record->fields) add_field(field, file, sample);
  return sample;
}

void TestCollector::add_field(const ast::SampleField& field, dsl::SourceId file, ir::Sample& sample) {
  const auto known = resolve_field(policy_, field.field, file, sink_);
  if (!known) return;
  const auto same = [&](const auto& other) { return other.first == field.field.text; };
  if (std::ranges::any_of(sample.fields, same))
    sink_.report(dsl::DiagnosticId::C0903, place(file, field.field.span),
                 fmt::format("the sample sets `{}` twice; leave one", field.field.text));
  if (!fits(field.value, known->type))
    sink_.report(dsl::DiagnosticId::C0902, place(file, field.value.span),
                 fmt::format("`{}` cannot be the value of `{}`: expected one {}", field.value.text, field.field.text,
                             core::name_of(known->type)));
  sample.fields.emplace_back(field.field.text, field.value.text);
}

}  // namespace carom::compiler
