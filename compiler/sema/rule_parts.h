// The parts of a rule, or those that the rows of a group share, sorted by kind.
#pragma once

#include <optional>
#include <vector>

#include "compiler/sema/linked_policy.h"
#include "dsl/diag/diagnostic.h"

namespace carom::compiler {

struct RuleParts {
  std::vector<ConditionPart> conditions;
  std::optional<NameRef> klass;
  std::vector<NameRef> over;
  std::vector<TestRef> tests;
  VerdictFields verdict;

  [[nodiscard]] bool has_when() const;
};

/// `shared` says that the block is a group. Repeated `when`, `=>` and verdict fields are reported.
[[nodiscard]] RuleParts sort_rule_parts(const std::vector<ast::Property>& properties, Reader reader, bool shared,
                                        dsl::DiagnosticSink& sink);

}  // namespace carom::compiler
