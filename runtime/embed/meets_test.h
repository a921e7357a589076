// What an in-language test claims, asked of one record.
#pragma once

#include "compiler/ir/rule_set.h"
#include "runtime/core/interpret.h"
#include "runtime/core/program.h"
#include "runtime/core/record.h"

namespace carom::embed {

/// Whether `record`, the sample of `test`, does what the test claims of its owner under `program`, which is the image
/// of the rules that hold both. `todo` and `disabled` are the caller's to look at.
[[nodiscard]] bool meets(const compiler::ir::Test& test, const core::Record& record, const core::Program& program,
                         core::Scratch& scratch);

}  // namespace carom::embed
