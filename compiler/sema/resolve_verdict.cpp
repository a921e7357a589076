// The verdict of a rule or class: each field from the highest layer that sets it (docs/language.md section 4).
#include "compiler/sema/resolve_verdict.h"

namespace carom::compiler {
namespace {

template <class T>
Written<T> ranked(Written<T> written, std::uint8_t rank) {
  written.rank = rank;
  return written;
}

// Layers are numbered highest first.
template <class T>
std::optional<Written<T>> pick(std::optional<Written<T>> VerdictFields::* field, const LayeredVerdict* rule,
                               const LayeredVerdict& klass) {
  for (const core::Layer layer : {core::Layer::local, core::Layer::org, core::Layer::provider, core::Layer::base}) {
    const auto rank = static_cast<std::uint8_t>(2 * static_cast<unsigned>(layer));
    if (rule && rule->of(layer).*field) return ranked(*(rule->of(layer).*field), rank);
    if (klass.of(layer).*field) return ranked(*(klass.of(layer).*field), static_cast<std::uint8_t>(rank + 1));
  }
  return std::nullopt;
}

template <class T>
T value_or(const std::optional<Written<T>>& field, T otherwise) {
  return field ? field->value : otherwise;
}

}  // namespace

VerdictFields resolve_fields(const LayeredVerdict* rule, const LayeredVerdict& klass) {
  return {.type = pick(&VerdictFields::type, rule, klass),
          .scope = pick(&VerdictFields::scope, rule, klass),
          .action = pick(&VerdictFields::action, rule, klass),
          .retry = pick(&VerdictFields::retry, rule, klass),
          .suppress = pick(&VerdictFields::suppress, rule, klass),
          .confidence = pick(&VerdictFields::confidence, rule, klass),
          .advice = pick(&VerdictFields::advice, rule, klass),
          .cite = pick(&VerdictFields::cite, rule, klass)};
}

ir::Verdict to_verdict(const VerdictFields& fields) {
  const WrittenType type = value_or(fields.type, WrittenType{});
  ir::Verdict verdict;
  verdict.type = type.type;
  verdict.type_by_code = type.by_code;
  verdict.scope = value_or(fields.scope, core::Scope::message);
  if (fields.action) verdict.action = fields.action->value;
  verdict.retry = value_or(fields.retry, core::RetrySpec{});
  verdict.suppress = value_or(fields.suppress, core::SuppressSpec{});
  verdict.confidence = value_or(fields.confidence, core::Confidence::medium);
  verdict.advice = value_or(fields.advice, std::string{});
  verdict.cite = value_or(fields.cite, std::string{});
  for_each_field(fields, [&verdict](std::string_view name, const auto& field) {
    if (field && field->by_override) verdict.overridden.push_back({name, field->where});
  });
  return verdict;
}

}  // namespace carom::compiler
