// Both of the image's owners of verdicts, rules and classes, have the same row.
#include "compiler/lower/lower_verdict.h"

namespace carom::compiler::lowering {

core::VerdictRow verdict_row(const ir::Verdict& verdict, core::ImageTables& tables) {
  core::VerdictRow row;
  row.type = verdict.type;
  row.type_by_code = verdict.type_by_code ? 1 : 0;
  row.scope = verdict.scope;
  row.action_written = verdict.action ? 1 : 0;
  row.action = verdict.action.value_or(core::Action::none);
  row.confidence = verdict.confidence;
  row.retry = verdict.retry;
  row.suppress = verdict.suppress;
  row.advice = tables.string(verdict.advice);
  row.cite = tables.string(verdict.cite);
  return row;
}

}  // namespace carom::compiler::lowering
