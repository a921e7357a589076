// The tests that a condition joins by `and`, and what they say about each other.
#pragma once

#include <optional>
#include <vector>

#include "compiler/ir/condition.h"
#include "support/effort.h"

namespace carom::compiler {

/// A test or its complement; borrowed from the condition.
struct Term {
  const ir::Predicate* predicate = nullptr;
  bool negated = false;
};

/// Appends the terms that must all hold for `condition` (for its complement, if `negated`) to hold. Parts that join by
/// `or` say less and are left out; returns whether there were none, so that the terms say all.
bool collect_terms(const ir::Condition& condition, bool negated, std::vector<Term>& terms);

/// Two terms and what is wrong between them, the one written later second.
struct TermPair {
  Term first;
  Term second;
};

/// Two of the and-ed `terms` that cannot both hold. Compares only terms on one field, and gives up after some hundred
/// thousand comparisons of their entries.
[[nodiscard]] std::optional<TermPair> find_contradiction(const std::vector<Term>& terms);
/// Two of the or-ed `terms` of which always one holds.
[[nodiscard]] std::optional<TermPair> find_tautology(const std::vector<Term>& terms);

/// Whenever `a` holds, `b` does; false also when `effort` does not suffice.
[[nodiscard]] bool implies(const Term& a, const Term& b, Effort& effort);

}  // namespace carom::compiler
