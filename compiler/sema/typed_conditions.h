// Types each written condition once, however many rows share it.
#pragma once

#include <deque>
#include <optional>
#include <unordered_map>

#include "compiler/ir/condition.h"
#include "compiler/sema/linked_policy.h"
#include "compiler/sema/pack_scope.h"
#include "compiler/sema/type_condition.h"

namespace carom::compiler {

class TypedConditions {
 public:
  TypedConditions(std::deque<PackScope>& scopes, const Limits& limits, dsl::DiagnosticSink& sink)
      : scopes_(scopes), limits_(limits), sink_(sink), patterns_(limits) {}

  /// Nothing when the condition has errors; they are reported the first time. Valid as long as this object.
  const std::optional<ir::Condition>& type(const ConditionPart& part);
  [[nodiscard]] TypingContext context(Reader reader) {
    return {scopes_[reader.pack], reader.file, limits_, sink_, patterns_, lists_};
  }

 private:
  std::deque<PackScope>& scopes_;
  const Limits& limits_;
  dsl::DiagnosticSink& sink_;
  PatternStore patterns_;
  ListOperands lists_;
  std::unordered_map<const ast::Expr*, std::optional<ir::Condition>> typed_;
};

/// The `when` of a rule from its parts (and-ed), or its `unless` list, as written; nothing when a part has errors.
[[nodiscard]] std::optional<ir::Condition> join_when(const std::vector<ConditionPart>& parts,
                                                     TypedConditions& conditions);
[[nodiscard]] std::vector<ir::Condition> collect_unless(const std::vector<ConditionPart>& parts,
                                                        TypedConditions& conditions);

}  // namespace carom::compiler
