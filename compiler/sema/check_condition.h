// What a typed condition says about itself: tests that cannot fail or cannot hold.
#pragma once

#include "compiler/ir/condition.h"
#include "compiler/sema/type_condition.h"

namespace carom::compiler {

/// Fields that every record has: `text` may be empty, the others are derived.
[[nodiscard]] bool is_never_missing(core::FieldId field);
/// C0407, C0408, C0409 for the whole condition, macros expanded. Reports nothing twice.
void check_truth(const ir::Condition& condition, const TypingContext& context);

}  // namespace carom::compiler
