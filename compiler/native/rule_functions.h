// One function a rule: whether it holds for a record.
#pragma once

#include <llvm/IR/Module.h>

#include <cstdint>
#include <vector>

#include "compiler/native/condition_costs.h"
#include "runtime/native/compiler.h"

namespace carom::native {

/// Rules that get functions: enabled ones whose conditions are not too long; in the total order.
[[nodiscard]] std::vector<std::uint32_t> rules_worth_functions(const Source& source, const ConditionCosts& costs);

/// Adds the function of one of these.
llvm::Function* add_rule_function(const Source& source, const ConditionCosts& costs, std::uint32_t rule,
                                  llvm::Module& module);

}  // namespace carom::native
