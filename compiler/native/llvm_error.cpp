// LLVM says what went wrong in Error values and streams; here both become messages of ours.
#include "compiler/native/llvm_error.h"

#include <fmt/format.h>
#include <llvm/IR/Verifier.h>
#include <llvm/Support/raw_ostream.h>

#include <string>
#include <utility>

namespace carom::native {

std::unexpected<Error> failed(std::string_view what, llvm::Error reason) {
  return std::unexpected(
      Error{ErrorKind::usage, fmt::format("LLVM could not {}: {}", what, llvm::toString(std::move(reason)))});
}

Expected<void> verify(const llvm::Module& module) {
  std::string found;
  llvm::raw_string_ostream out(found);
  if (!llvm::verifyModule(module, &out)) return {};
  return std::unexpected(Error{ErrorKind::usage, "generated code is refused by LLVM's verifier: " + found});
}

}  // namespace carom::native
