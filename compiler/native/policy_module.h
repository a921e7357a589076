// A whole policy as one module: what `carom compile --emit` makes.
#pragma once

#include <llvm/IR/Module.h>

#include <string>

#include "runtime/native/compiler.h"

namespace carom::native {

/// Adds the functions of rules, the program image, and the ahead::PolicyObject by which a runtime finds both: the only
/// symbol that is seen from outside, `symbol`. The module imports nothing.
void add_policy(const Source& source, const std::string& symbol, llvm::Module& module);

}  // namespace carom::native
