// Verdicts that contradict themselves (docs/language.md section 5), refused after overrides unless allowed.
#pragma once

#include <string>
#include <string_view>

#include "compiler/sema/verdict_fields.h"
#include "dsl/diag/diagnostic.h"

namespace carom::compiler {

/// Whose verdict is checked: "rule `a.b`", "class `c`".
struct VerdictOwner {
  std::string what;
  dsl::SourceSpan where;
};

/// Reports C0604 to C0609. Each is placed at the one of the contradicting fields that was decided last, so that an
/// `allow` beside it speaks for it.
void check_verdict(const VerdictOwner& owner, const VerdictFields& fields, dsl::DiagnosticSink& sink);

/// The diagnostics that check_verdict() reports: errors that an `allow` may let through.
[[nodiscard]] bool is_verdict_contradiction(dsl::DiagnosticId id);

}  // namespace carom::compiler
