// What an engine has to answer to be compared with the reference interpreter, and all engines there are.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/core/program.h"
#include "runtime/core/record.h"
#include "runtime/core/verdict.h"

namespace carom::equality {

class Engine {
 public:
  Engine() = default;
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;
  virtual ~Engine() = default;

  /// `verdicts` is as long as `records`. Views live until the engine is asked again.
  virtual void classify(std::span<const core::Record> records, std::span<core::Verdict> verdicts) = 0;
  [[nodiscard]] virtual core::Verdict classify(const core::Record& record) = 0;
};

struct EngineKind {
  std::string name;
  /// It is compared on the programs of seeds that leave `turn` when divided by `step`: what costs much and errs grossly
  /// if it errs takes turns.
  std::uint32_t step = 1;
  std::uint32_t turn = 0;
  /// The program outlives the engine.
  std::function<std::unique_ptr<Engine>(const core::Program&)> make;
};

/// Those with native code, an engine a tier, and one with code that was linked; none in a build without LLVM.
[[nodiscard]] std::vector<EngineKind> native_engines();

/// Every engine, in each form that this machine runs. A new one adds its line in engines.cpp.
[[nodiscard]] const std::vector<EngineKind>& all_engines();
/// Those whose name is one of `names`, or begins with one and a colon (`table` is `table:plain`, `table:avx2`, …).
/// Empty if a name fits none.
[[nodiscard]] std::vector<EngineKind> find_engines(std::span<const std::string> names);

}  // namespace carom::equality
