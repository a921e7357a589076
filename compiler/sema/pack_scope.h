// Scope of one pack: what names in its conditions mean (compiler/sema/scope.h).
#pragma once

#include <deque>

#include "compiler/sema/linked_policy.h"
#include "compiler/sema/scope.h"
#include "dsl/diag/diagnostic.h"

namespace carom::compiler {

class PackScope final : public Scope {
 public:
  PackScope(LinkedPolicy& policy, PackIndex pack, dsl::DiagnosticSink& sink)
      : policy_(policy), pack_(pack), sink_(sink) {}

  [[nodiscard]] std::optional<FieldRef> find_field(const ast::Name& name, dsl::SourceId file) override;
  [[nodiscard]] const ListInfo* find_list(const ast::Name& name, dsl::SourceId file) override;
  /// Nothing, without a report, for an endless macro: check_macros() has reported it.
  [[nodiscard]] const MacroInfo* find_macro(const ast::Name& name, dsl::SourceId file) override;
  [[nodiscard]] bool check_class(const ast::Name& name, dsl::SourceId file) override;

 private:
  LinkedPolicy& policy_;
  PackIndex pack_;
  dsl::DiagnosticSink& sink_;
};

/// One scope a pack, in their order; every macro is given the scope of its pack. The result must outlive all typing.
[[nodiscard]] std::deque<PackScope> open_scopes(LinkedPolicy& policy, dsl::DiagnosticSink& sink);

}  // namespace carom::compiler
