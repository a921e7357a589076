// The `{…}` placeholders of `say`.
#pragma once

#include <span>
#include <string_view>

#include "compiler/sema/type_condition.h"
#include "dsl/ast/property.h"

namespace carom::compiler {

/// C0809 for each placeholder that is none of `known`; `{{` is a brace.
void check_say(const ast::Say& say, std::span<const std::string_view> known, const TypingContext& context);

}  // namespace carom::compiler
