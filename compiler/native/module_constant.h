// Constants of a module that is generated.
#pragma once

#include <llvm/IR/GlobalVariable.h>
#include <llvm/IR/Module.h>

namespace carom::native {

/// The module's own, which has no other of that name; its value is set later. Seen from outside, as an object that is
/// linked statically: code reaches it by a distance.
[[nodiscard]] llvm::GlobalVariable* add_constant(llvm::Module& module, llvm::Type* type, llvm::StringRef name);

/// The distance from `from` to `to` in bytes, an i32.
[[nodiscard]] llvm::Constant* distance(llvm::Constant* from, llvm::Constant* to);

}  // namespace carom::native
