// Objects in executable memory.
#pragma once

#include <llvm/Support/MemoryBuffer.h>

#include <memory>
#include <string>

#include "runtime/table/generated_code.h"
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
  /// The constant of that name that RuleFunctions::place() has made; links what it needs.
  [[nodiscard]] Expected<const table::PlacedRules*> placed_rules(const std::string& name);

 private:
  explicit LinkedCode(std::unique_ptr<llvm::orc::LLJIT> jit);

  std::unique_ptr<llvm::orc::LLJIT> jit_;
};

}  // namespace carom::native
