// The functions of table::GeneratedCode as LLVM sees them.
#pragma once

#include <llvm/IR/Module.h>

#include <string>

namespace carom::native {

/// Of the C++ type table::RuleFunction; internal, nothing thrown through it.
[[nodiscard]] llvm::Function* add_function(llvm::Module& module, const std::string& name);

}  // namespace carom::native
