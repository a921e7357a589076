// Which classes are suppressed as soon as they are given, and by whom: what no aggregate can supersede in time.
#include "compiler/sema/suppressed_at_once.h"

#include <fmt/format.h>

namespace carom::compiler {
namespace {

bool is_at_once(const core::SuppressSpec& suppress) {
  return suppress.is_now() && suppress.guarded == 0;
}

}  // namespace

std::vector<std::optional<SuppressedAtOnce>> suppressed_at_once(const ir::RuleSet& rules) {
  std::vector<std::optional<SuppressedAtOnce>> by_class;
  for (const ir::Class& klass : rules.classes) {
    by_class.emplace_back();
    if (is_at_once(klass.verdict->suppress))
      by_class.back() = {fmt::format("class `{}`", klass.name), klass.verdict->suppress, klass.where};
  }
  for (const ir::Rule& rule : rules.rules) {
    if (rule.disabled_because || by_class[rule.klass] || !is_at_once(rule.verdict->suppress)) continue;
    by_class[rule.klass] = {fmt::format("rule `{}`", rule.name), rule.verdict->suppress, rule.where};
  }
  return by_class;
}

}  // namespace carom::compiler
