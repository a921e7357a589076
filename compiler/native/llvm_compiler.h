// The compiler to native code that LLVM makes possible.
#pragma once

#include "runtime/native/compiler.h"

namespace carom::native {

class LlvmCompiler final : public Compiler {
 public:
  [[nodiscard]] Expected<std::unique_ptr<Code>> compile(const Source& source, Tier tier, std::stop_token stop,
                                                        const object_cache::ObjectStore* store) const override;
  [[nodiscard]] std::unique_ptr<Code> restore(const Source& source, Tier tier,
                                              const object_cache::ObjectStore& store) const override;
  [[nodiscard]] Expected<std::string> print(const Source& source) const override;
  [[nodiscard]] Expected<std::string> emit(const Source& source, const EmitOptions& options) const override;
  [[nodiscard]] std::string name() const override;
};

}  // namespace carom::native
