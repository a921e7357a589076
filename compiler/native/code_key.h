// What code is kept under: everything that it follows from.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>

#include "runtime/native/compiler.h"
#include "runtime/object_cache/object_store.h"

namespace carom::native {

/// What generates code, and for what.
struct Generator {
  std::string build;  ///< build_identity()
  std::string llvm;   ///< the version that is loaded
  std::string triple;
  std::string processor;
  std::string features;  ///< as LLVM spells them: what this machine's processor has and lacks
};

/// This program's, on this machine. Errors: LLVM does not know the processor, or the build cannot be told.
[[nodiscard]] Expected<Generator> this_generator();

/// Keys are equal only if compile() gives code that may stand for the other's. Borrows the source's image.
class CodeKey {
 public:
  CodeKey(const Source& source, Tier tier, const Generator& generator);
  CodeKey(const CodeKey&) = delete;
  CodeKey& operator=(const CodeKey&) = delete;

  [[nodiscard]] object_cache::Key parts() const { return parts_; }

 private:
  std::string circumstances_;
  std::array<std::span<const std::byte>, 2> parts_;
};

}  // namespace carom::native
