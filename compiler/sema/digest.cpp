// What `@digest` pins: a rule's condition, class, own verdict fields and edges; never list contents, class defaults,
// tests or prose (docs/language.md section 6).
#include "compiler/sema/digest.h"

#include <fmt/format.h>
#include <xxhash.h>

#include "compiler/ir/print.h"
#include "compiler/sema/edge_names.h"

namespace carom::compiler {
namespace {

std::string hash(const std::string& canonical) {
  return fmt::format("{:08x}", XXH3_64bits(canonical.data(), canonical.size()) & 0xFFFFFFFFU);
}

// Advice and citations are prose and stay out.
std::string canonical_fields(const VerdictFields& fields) {
  std::string text;
  if (fields.type)
    text += fmt::format("type {}\n", fields.type->value.by_code ? "by code" : core::word_of(fields.type->value.type));
  if (fields.scope) text += fmt::format("scope {}\n", core::word_of(fields.scope->value));
  if (fields.action) text += fmt::format("action {}\n", core::word_of(fields.action->value));
  if (fields.retry) text += fmt::format("retry {}\n", core::to_string(fields.retry->value));
  if (fields.suppress) text += fmt::format("suppress {}\n", core::to_string(fields.suppress->value));
  if (fields.confidence) text += fmt::format("confidence {}\n", core::word_of(fields.confidence->value));
  return text;
}

}  // namespace

std::string digest_of(const LinkedPolicy& policy, const DeclaredRule& rule, TypedConditions& conditions) {
  std::string text;
  if (const auto when = join_when(rule.conditions, conditions))
    text += fmt::format("when {}\n", ir::print_condition(*when));
  for (const ir::Condition& unless : collect_unless(rule.conditions, conditions))
    text += fmt::format("unless {}\n", ir::print_condition(unless));
  if (rule.klass) text += fmt::format("=> {}\n", rule.klass->name->text);
  text += canonical_fields(rule.verdict.of(policy.layer_of(rule.pack)));
  for (const std::string& below : edge_names(policy, rule)) text += fmt::format("over {}\n", below);
  return hash(text);
}

std::string digest_of(const DeclaredClass& klass) {
  return hash(fmt::format("class {}\n{}", klass.name, canonical_fields(klass.verdict.of(klass.layer))));
}

std::string digest_of(const LinkedPolicy& policy, const DeclaredGroup& group) {
  std::string text;
  for (const std::uint32_t row : group.rows) text += policy.rules[row].digest;
  return hash(text);
}

}  // namespace carom::compiler
