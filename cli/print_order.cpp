#include "cli/print_order.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string_view>
#include <utility>

#include "support/json_writer.h"

namespace carom::cli {
namespace {

namespace ir = compiler::ir;

std::string_view word_of(core::Band band) {
  switch (band) {
    case core::Band::first:
      return "first";
    case core::Band::normal:
      return "rule";
    case core::Band::fallback:
      return "fallback";
  }
  std::unreachable();
}

void write_rule(const ir::RuleSet& rules, std::size_t position, JsonWriter& json) {
  const ir::Rule& rule = rules.rules[position];
  const ir::Pack& pack = rules.packs[rule.pack];
  json.begin_object().member("position", position).member("rule", rule.name);
  json.member("class", rules.classes[rule.klass].name).member("band", word_of(rule.band));
  json.member("layer", core::word_of(pack.layer)).member("pack", pack.name).member("digest", rule.digest);
  json.key("over").begin_array();
  for (const std::string& other : rule.over) json.string(other);
  json.end_array().key("disabled_because");
  if (rule.disabled_because)
    json.string(*rule.disabled_because);
  else
    json.null();
  json.end_object();
}

}  // namespace

std::string order_as_text(const ir::RuleSet& rules) {
  std::string text;
  for (std::size_t i = 0; i < rules.rules.size(); ++i) {
    const ir::Rule& rule = rules.rules[i];
    text += fmt::format("{:>5}  {:<8}  {:<8}  {} @{} => {}", i, word_of(rule.band),
                        core::word_of(rules.packs[rule.pack].layer), rule.name, rule.digest,
                        rules.classes[rule.klass].name);
    if (!rule.over.empty()) text += fmt::format("  over {}", fmt::join(rule.over, ", "));
    if (rule.disabled_because) text += fmt::format("  disabled: {}", *rule.disabled_because);
    text += '\n';
  }
  return text;
}

std::string order_as_json(const ir::RuleSet& rules) {
  std::string text;
  JsonWriter json(text);
  json.begin_array();
  for (std::size_t i = 0; i < rules.rules.size(); ++i) write_rule(rules, i, json);
  json.end_array();
  return text + "\n";
}

}  // namespace carom::cli
