// Resolved verdicts → flat rows.
#pragma once

#include "compiler/ir/rule_set.h"
#include "runtime/core/image_writer.h"

namespace carom::compiler::lowering {

[[nodiscard]] core::VerdictRow verdict_row(const ir::Verdict& verdict, core::ImageTables& tables);

}  // namespace carom::compiler::lowering
