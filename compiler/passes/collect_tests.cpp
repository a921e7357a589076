// The tests that stand in rules, unwraps and annotations → ir::Test.
#include "compiler/passes/collect_tests.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

#include "compiler/sema/name_report.h"
#include "compiler/sema/shared_names.h"
#include "dsl/diag/nearest_name.h"
#include "runtime/core/address.h"
#include "runtime/core/enhanced_status.h"
#include "runtime/core/image_tables.h"
#include "runtime/core/record.h"
#include "support/ascii.h"

namespace carom::compiler {
namespace {

bool is_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_digit);
}

bool is_reply_code(std::string_view text) {
  return text.size() == 3 && is_digits(text) && text.front() >= '2' && text.front() <= '6';
}

bool is_duration(std::string_view text) {
  return !text.empty() && std::string_view("smhd").contains(text.back()) && is_digits(text.substr(0, text.size() - 1));
}

bool is_whole_status(std::string_view text) {
  return core::parse_enhanced_status(text).has_value();
}

// A sample gives a field one value, spelled as in conditions or the same in quotes.
bool fits(const ast::Value& value, core::FieldType type) {
  switch (type) {
    case core::FieldType::code:
      return is_reply_code(value.text);
    case core::FieldType::status:
      return is_whole_status(value.text);
    case core::FieldType::ip:
      return core::parse_address(value.text).has_value();
    case core::FieldType::integer:
      return is_digits(value.text);
    case core::FieldType::duration:
      return is_duration(value.text);
    case core::FieldType::boolean:
      return value.text == "true" || value.text == "false";
    case core::FieldType::text:
      return value.kind == ast::ValueKind::string;
    case core::FieldType::string:
    case core::FieldType::host:
      return value.kind == ast::ValueKind::string || value.kind == ast::ValueKind::word;
    case core::FieldType::stage:
    case core::FieldType::via:
    case core::FieldType::esp_type:
    case core::FieldType::dsn_action:
    case core::FieldType::information:
      return core::find_word(type, value.text).has_value();
  }
  return false;
}

}  // namespace

void TestCollector::add_rule_tests(const DeclaredRule& rule, std::uint32_t index) {
  ir::Test owned;
  owned.kind = ir::TestOwner::rule;
  owned.owner = index;
  owned.owner_name = rule.name;
  owned.disabled = rule.disabled_because.has_value();
  for (const TestRef& ref : rule.tests) add(*ref.test, ref.reader, owned);
}

void TestCollector::add_block_tests(const std::vector<ast::Property>& properties, Reader reader, ir::TestOwner kind,
                                    std::optional<std::uint32_t> index, const std::string& name) {
  ir::Test owned;
  owned.kind = kind;
  owned.owner = index.value_or(core::kNoIndex);
  owned.owner_name = name;
  owned.disabled = !index;
  for (const ast::Property& property : properties)
    if (const auto* test = std::get_if<ast::Test>(&property.node)) add(*test, reader, owned);
}

void TestCollector::add(const ast::Test& written, Reader reader, ir::Test owned) {
  owned.pack = policy_.packs[reader.pack].name;
  owned.todo = written.todo;
  owned.negated = written.negated;
  if (written.gives && resolve_class(policy_, *written.gives, reader.file, sink_)) owned.gives = written.gives->text;
  owned.sample = sample_of(written, reader.file);
  owned.where = place(reader.file, written.sample_span);
  set_.tests.push_back(std::move(owned));
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
  if (!fits(field.value, known->type)) report_misfit(field, known->type, file);
  sample.fields.emplace_back(field.field.text, field.value.text);
}

void TestCollector::report_misfit(const ast::SampleField& field, core::FieldType type, dsl::SourceId file) {
  const dsl::SourceSpan where = place(file, field.value.span);
  const std::span<const std::string_view> words = core::words_of(type);
  const std::string expected = words.empty() ? fmt::format("one {}", core::name_of(type)) : list_words(words);
  auto& found = sink_.report(
      dsl::DiagnosticId::C0902, where,
      fmt::format("`{}` cannot be the value of `{}`: expected {}", field.value.text, field.field.text, expected));
  if (!words.empty()) suggest_name(found, field.value.text, where, words, sink_.suggesting());
}

}  // namespace carom::compiler
