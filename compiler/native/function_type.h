// The functions of table::GeneratedCode as LLVM sees them, and the table by which they are found in linked code.
#pragma once

#include <llvm/IR/Module.h>

#include <cstdint>
#include <span>
#include <string>

namespace carom::native {

/// Of the C++ type table::RuleFunction; internal, nothing thrown through it.
[[nodiscard]] llvm::Function* add_function(llvm::Module& module, const std::string& name);

/// A constant `name`, the only thing that is seen from outside: for each function an i32, its distance from the table's
/// begin. No address is in it, so objects can be kept and linked anywhere.
void add_function_table(llvm::Module& module, const std::string& name, std::span<llvm::Function* const> functions);

}  // namespace carom::native
