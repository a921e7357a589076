// What `@digest` pins: a rule's condition, class, own verdict fields and edges; never list contents, class defaults,
// tests or prose (docs/language.md section 6).
#pragma once

#include <string>

#include "compiler/sema/linked_policy.h"
#include "compiler/sema/typed_conditions.h"

namespace carom::compiler {

/// Eight hexadecimal digits: the lower half of XXH3-64 over the canonical text. Two spellings that type the same have
/// the same digest.
[[nodiscard]] std::string digest_of(const LinkedPolicy& policy, const DeclaredRule& rule, TypedConditions& conditions);
[[nodiscard]] std::string digest_of(const DeclaredClass& klass);
/// Of the digests of its rows, which must be known.
[[nodiscard]] std::string digest_of(const LinkedPolicy& policy, const DeclaredGroup& group);

}  // namespace carom::compiler
