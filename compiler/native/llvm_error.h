// LLVM's ways of saying what went wrong end here.
#pragma once

#include <llvm/IR/Module.h>
#include <llvm/Support/Error.h>

#include <string_view>

#include "support/error.h"

namespace carom::native {

/// `LLVM could not <what>: <reason>`.
[[nodiscard]] std::unexpected<Error> failed(std::string_view what, llvm::Error reason);

/// Whether the IR is well-formed; if it is not, generating it went wrong.
[[nodiscard]] Expected<void> verify(const llvm::Module& module);

}  // namespace carom::native
