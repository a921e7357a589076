// Objects in executable memory.
#pragma once

#include <llvm/Support/MemoryBuffer.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "support/error.h"

namespace llvm::orc {
class LLJIT;
}

namespace carom::native {

/// Memory is never writable and executable at once, and goes back with this object.
class LinkedCode {
 public:
  [[nodiscard]] static Expected<LinkedCode> create();
  ~LinkedCode();
  LinkedCode(LinkedCode&&) noexcept;

  [[nodiscard]] Expected<void> add(std::unique_ptr<llvm::MemoryBuffer> object);
  /// The addresses of the functions of a table that function_type.h has made; links what it needs.
  [[nodiscard]] Expected<std::vector<std::uintptr_t>> functions(const std::string& table, std::size_t count);

 private:
  explicit LinkedCode(std::unique_ptr<llvm::orc::LLJIT> jit);

  std::unique_ptr<llvm::orc::LLJIT> jit_;
};

}  // namespace carom::native
