// Checks audits (docs/language.md section 8): conditions over records and their verdicts, severity, message.
#pragma once

#include "compiler/sema/type_condition.h"
#include "dsl/ast/module.h"

namespace carom::compiler {

/// Reports everything wrong with one audit (area 08, and 02 to 04 for its conditions).
void check_audit(const ast::AuditDecl& audit, const TypingContext& context);

}  // namespace carom::compiler
