// Types one test of one field.
#pragma once

#include <optional>

#include "compiler/ir/condition.h"
#include "compiler/sema/type_condition.h"

namespace carom::compiler {

/// `span` covers the whole test. An attached `not` comes out as: present, and not.
[[nodiscard]] std::optional<ir::Condition> type_atom(const ast::Atom& atom, Span span, const TypingContext& context);

/// A text such as "list of words": for messages.
[[nodiscard]] std::string_view name_of(ListType type);

}  // namespace carom::compiler
