// The tiers of native code, and code made ahead of time. What it takes to generate it is why they take turns.
#include <fmt/format.h>

#include <cstdio>

#include "compiler/native/llvm_compiler.h"
#include "support/check.h"
#include "tests/equality/ahead_engine.h"
#include "tests/equality/engine.h"
#include "tests/equality/table_engine.h"
#include "tests/native/kernel.h"

namespace carom::equality {
namespace {

/// The table engine with code in use from the first record on.
class Native final : public TableEngine {
 public:
  Native(const core::Program& program, native::Tier tier) : TableEngine(program, scan::best_simd_form()) {
    auto code = native::LlvmCompiler().compile({program, engine().decisions()}, tier, {});
    if (!code && !native::kernel_allows_new_code()) {
      say_that_tables_answer();
      return;
    }
    CAROM_CHECK(code.has_value(), "no code for a program: " + code.error().message);
    code_ = std::move(*code);
    engine().use(code_->functions());
  }

 private:
  static void say_that_tables_answer() {
    static const int kOnce = (fmt::print(stderr, "the kernel refuses new code: tables answer for native engines\n"), 0);
    static_cast<void>(kOnce);
  }

  std::unique_ptr<native::Code> code_;
};

EngineKind kind(std::string name, native::Tier tier, std::uint32_t turn) {
  constexpr std::uint32_t kStep = 8;
  return {std::move(name), kStep, turn,
          [tier](const core::Program& program) { return std::make_unique<Native>(program, tier); }};
}

EngineKind ahead() {
  constexpr std::uint32_t kStep = 16;  // a linker is run for each program
  constexpr std::uint32_t kTurn = 5;
  return {"ahead", kStep, kTurn, [](const core::Program& program) { return std::make_unique<AheadEngine>(program); }};
}

}  // namespace

std::vector<EngineKind> native_engines() {
  return {kind("native:quick", native::Tier::quick, 3), kind("native:optimised", native::Tier::optimised, 6), ahead()};
}

}  // namespace carom::equality
