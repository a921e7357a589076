// Packs and classes by name, then one object a rule, in the order in which they are asked.
#include "cli/dump/print_order.h"

#include <cstddef>
#include <string_view>
#include <vector>

#include "cli/console/speaker.h"
#include "compiler/ir/make_condition.h"
#include "compiler/ir/print.h"
#include "support/json_writer.h"

namespace carom::cli {
namespace {

namespace ir = compiler::ir;

/// The tests of each rule, by its position.
using TestsByRule = std::vector<std::vector<const ir::Test*>>;

TestsByRule tests_by_rule(const ir::RuleSet& rules) {
  TestsByRule tests(rules.rules.size());
  for (const ir::Test& test : rules.tests)
    if (test.kind == ir::TestOwner::rule) tests[test.owner].push_back(&test);
  return tests;
}

void write_texts(std::string_view key, const std::vector<std::string>& texts, JsonWriter& json) {
  json.key(key).begin_array();
  for (const std::string& text : texts) json.string(text);
  json.end_array();
}

void write_pack(const ir::Pack& pack, JsonWriter& json) {
  json.begin_object().member("pack", pack.name).member("version", pack.version);
  json.member("layer", core::word_of(pack.layer)).member("about", pack.about).end_object();
}

void write_verdict(const ir::Verdict& verdict, JsonWriter& json) {
  json.member("type", verdict.type_by_code ? "by code" : core::word_of(verdict.type));
  json.member("scope", core::word_of(verdict.scope));
  json.member_or_null("action", verdict.action ? core::word_of(*verdict.action) : "");
  json.member_or_null("retry", core::to_string(verdict.retry));
  const bool has_suppress = verdict.suppress.target != core::SuppressTarget::unset;
  json.member_or_null("suppress", has_suppress ? core::to_string(verdict.suppress) : "");
  json.member("confidence", core::word_of(verdict.confidence));
  json.member("advice", verdict.advice).member("cite", verdict.cite);
}

void write_class(const ir::Class& klass, JsonWriter& json) {
  json.begin_object().member("class", klass.name);
  write_verdict(*klass.verdict, json);
  json.end_object();
}

void write_conditions(const ir::Rule& rule, JsonWriter& json) {
  const ir::Condition when = rule.when ? *rule.when : ir::always();
  std::vector<std::string> unless;
  for (const ir::Condition& condition : rule.unless) unless.push_back(ir::print_condition(condition));
  json.member("when", ir::print_condition(when));
  write_texts("unless", unless, json);
  const Speaker speaker = speaker_of(when);
  write_texts("hosts", speaker.hosts, json);
  write_texts("marks", speaker.marks, json);
  write_texts("phrases", speaker.phrases, json);
  write_texts("statuses", speaker.statuses, json);
}

void write_sample(const ir::Sample& sample, JsonWriter& json) {
  json.key("sample").begin_object();
  if (sample.fields.empty()) json.member("text", sample.text);
  for (const auto& [field, value] : sample.fields) json.member(field, value);
  json.end_object();
}

void write_test(const ir::Test& test, JsonWriter& json) {
  json.begin_object().member("negated", test.negated).member("todo", test.todo);
  json.member_or_null("gives", test.gives.value_or(""));
  write_sample(test.sample, json);
  json.end_object();
}

void write_place(const dsl::SourceMap& sources, dsl::SourceSpan where, JsonWriter& json) {
  const dsl::SourceFile& file = sources.file(where.file);
  json.member("file", file.path()).member("line", file.locate(where.span.begin).line);
}

void write_rule(const ir::RuleSet& rules, std::size_t position, const std::vector<const ir::Test*>& tests,
                const dsl::SourceMap& sources, JsonWriter& json) {
  const ir::Rule& rule = rules.rules[position];
  const ir::Pack& pack = rules.packs[rule.pack];
  json.begin_object().member("position", position).member("rule", rule.name);
  json.member("class", rules.classes[rule.klass].name).member("band", core::word_of(rule.band));
  json.member("layer", core::word_of(pack.layer)).member("pack", pack.name).member("digest", rule.digest);
  write_place(sources, rule.where, json);
  write_verdict(*rule.verdict, json);
  write_conditions(rule, json);
  write_texts("over", rule.over, json);
  json.key("tests").begin_array();
  for (const ir::Test* test : tests) write_test(*test, json);
  json.end_array().key("disabled_because");
  if (rule.disabled_because)
    json.string(*rule.disabled_because);
  else
    json.null();
  json.end_object();
}

}  // namespace

std::string order_as_json(const ir::RuleSet& rules, const dsl::SourceMap& sources) {
  std::string text;
  JsonWriter json(text);
  json.begin_object().key("packs").begin_array();
  for (const ir::Pack& pack : rules.packs) write_pack(pack, json);
  json.end_array().key("classes").begin_array();
  for (const ir::Class& klass : rules.classes) write_class(klass, json);
  json.end_array().key("rules").begin_array();
  const TestsByRule tests = tests_by_rule(rules);
  for (std::size_t i = 0; i < rules.rules.size(); ++i) write_rule(rules, i, tests[i], sources, json);
  json.end_array().end_object();
  return text + "\n";
}

}  // namespace carom::cli
