// Properties of a block by kind: which stand there, which stand twice, which are missing.
#pragma once

#include <string_view>
#include <vector>

#include "compiler/sema/type_condition.h"
#include "dsl/ast/property.h"

namespace carom::compiler {

/// The properties that hold a `T`, in source order.
template <class T>
[[nodiscard]] std::vector<const ast::Property*> properties_of(const std::vector<ast::Property>& properties) {
  std::vector<const ast::Property*> found;
  for (const ast::Property& property : properties)
    if (std::holds_alternative<T>(property.node)) found.push_back(&property);
  return found;
}

/// C0802 for all but the first of `found`.
void report_repeated(const std::vector<const ast::Property*>& found, std::string_view what,
                     const TypingContext& context);
/// C0801: block `name` lacks `what`.
void report_missing(const ast::Name& name, std::string_view what, const TypingContext& context);

/// The one property that holds a `T`; null if there is none. Reports others.
template <class T>
[[nodiscard]] const T* only(const std::vector<ast::Property>& properties, std::string_view what,
                            const TypingContext& context) {
  const auto found = properties_of<T>(properties);
  report_repeated(found, what, context);
  return found.empty() ? nullptr : &std::get<T>(found.front()->node);
}

}  // namespace carom::compiler
