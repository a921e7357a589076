// Classes and fields: one namespace over all packs of a link.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "compiler/sema/linked_policy.h"
#include "dsl/diag/diagnostic.h"

namespace carom::compiler {

/// Gives `name` to the next class (field) of `policy`; false, and reported, when the name is taken.
bool claim_class(LinkedPolicy& policy, const std::string& name, dsl::SourceSpan where, dsl::DiagnosticSink& sink);
bool claim_field(LinkedPolicy& policy, const std::string& name, dsl::SourceSpan where, dsl::DiagnosticSink& sink);

/// Index in LinkedPolicy::classes.
[[nodiscard]] std::optional<std::uint32_t> find_class(const LinkedPolicy& policy, std::string_view name);
/// As find_class(), and an unknown name is reported with the nearest one.
[[nodiscard]] std::optional<std::uint32_t> resolve_class(const LinkedPolicy& policy, const ast::Name& name,
                                                         dsl::SourceId file, dsl::DiagnosticSink& sink);
dsl::Diagnostic& report_unknown_class(const LinkedPolicy& policy, dsl::DiagnosticId id, const ast::Name& name,
                                      dsl::SourceId file, dsl::DiagnosticSink& sink);
/// Built-in or declared; an unknown name is reported with the nearest one.
[[nodiscard]] std::optional<FieldRef> resolve_field(const LinkedPolicy& policy, const ast::Name& name,
                                                    dsl::SourceId file, dsl::DiagnosticSink& sink);

}  // namespace carom::compiler
