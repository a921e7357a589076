// A build without LLVM has no native code to compare.
#include "tests/equality/engine.h"

namespace carom::equality {

std::vector<EngineKind> native_engines() {
  return {};
}

}  // namespace carom::equality
