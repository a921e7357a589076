// Predicates on columns as comparisons with constants.
#pragma once

#include <llvm/IR/IRBuilder.h>

#include "compiler/native/facts_reader.h"
#include "runtime/core/program.h"

namespace carom::native {

/// Whether `predicate` is on a column and small enough to be written out.
[[nodiscard]] bool is_column_test(const core::PredicateRow& predicate);

/// i1: the truth of such a predicate.
[[nodiscard]] llvm::Value* column_test(const core::Program& program, const core::PredicateRow& predicate,
                                       llvm::IRBuilder<>& builder, FactsReader& facts);

}  // namespace carom::native
