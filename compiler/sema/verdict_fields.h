// Verdict fields as written, before layers and classes are resolved.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "dsl/ast/property.h"
#include "dsl/diag/diagnostic.h"
#include "dsl/source/source_map.h"
#include "runtime/core/verdict.h"

namespace carom::compiler {

template <class T>
struct Written {
  T value{};
  dsl::SourceSpan where;
  /// Set when layers are resolved: how late this was decided, 0 last (the rule itself in layer local).
  std::uint8_t rank = 0;
  bool by_override = false;
};

struct WrittenType {
  core::BounceType type = core::BounceType::undetermined;
  bool by_code = false;
};

/// What one block says of a verdict.
struct VerdictFields {
  std::optional<Written<WrittenType>> type;
  std::optional<Written<core::Scope>> scope;
  std::optional<Written<core::Action>> action;
  std::optional<Written<core::RetrySpec>> retry;
  std::optional<Written<core::SuppressSpec>> suppress;
  std::optional<Written<core::Confidence>> confidence;
  std::optional<Written<std::string>> advice;
  std::optional<Written<std::string>> cite;
};

/// Reads a verdict property into `block`; false when `property` is of another kind. Wrong words, durations and
/// repetitions within the block are reported.
bool read_verdict_property(const ast::Property& property, dsl::SourceId file, VerdictFields& block,
                           dsl::DiagnosticSink& sink);

/// Calls use(name, field) for each field, written or not, by its name in the language.
template <class Fields, class Use>
void for_each_field(Fields& fields, Use use) {
  use("type", fields.type);
  use("scope", fields.scope);
  use("action", fields.action);
  use("retry", fields.retry);
  use("suppress", fields.suppress);
  use("confidence", fields.confidence);
  use("advice", fields.advice);
  use("cite", fields.cite);
}

/// Fields that `later` sets replace those of `fields`.
void set_fields(VerdictFields& fields, const VerdictFields& later);

[[nodiscard]] bool says_nothing(const VerdictFields& fields);

}  // namespace carom::compiler
