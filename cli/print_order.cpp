// One object a rule, in the order in which they are asked.
#include "cli/print_order.h"

#include <string_view>
#include <utility>

#include "support/json_writer.h"

namespace carom::cli {
namespace {

namespace ir = compiler::ir;

void write_rule(const ir::RuleSet& rules, std::size_t position, JsonWriter& json) {
  const ir::Rule& rule = rules.rules[position];
  const ir::Pack& pack = rules.packs[rule.pack];
  json.begin_object().member("position", position).member("rule", rule.name);
  json.member("class", rules.classes[rule.klass].name).member("band", core::word_of(rule.band));
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

std::string order_as_json(const ir::RuleSet& rules) {
  std::string text;
  JsonWriter json(text);
  json.begin_array();
  for (std::size_t i = 0; i < rules.rules.size(); ++i) write_rule(rules, i, json);
  json.end_array();
  return text + "\n";
}

}  // namespace carom::cli
