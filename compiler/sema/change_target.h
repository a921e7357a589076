// Who may change what: targets lie in the same or a lower layer than the change.
#pragma once

#include <string>

#include "compiler/sema/linked_policy.h"
#include "dsl/diag/diagnostic.h"

namespace carom::compiler {

struct ChangeTarget {
  std::string name;  ///< qualified
  core::Layer layer = core::Layer::base;
  dsl::SourceSpan where;
};

/// False, and reported at `written`, when the target lies in a higher layer than the reader's pack.
bool may_change(const LinkedPolicy& policy, const ChangeTarget& target, const ast::Name& written, Reader reader,
                dsl::DiagnosticSink& sink);

}  // namespace carom::compiler
