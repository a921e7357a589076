// The tiers of native code, code that was kept, and code made ahead of time. What it takes to generate it is why they
// take turns.
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include "compiler/native/llvm_compiler.h"
#include "runtime/object_cache/object_cache.h"
#include "support/check.h"
#include "tests/equality/ahead_engine.h"
#include "tests/equality/engine.h"
#include "tests/equality/table_engine.h"
#include "tests/native/kernel.h"

namespace carom::equality {
namespace {

void say_that_tables_answer() {
  static const int kOnce = (fmt::print(stderr, "the kernel refuses new code: tables answer for native engines\n"), 0);
  static_cast<void>(kOnce);
}

/// The table engine with code in use from the first record on.
class Native : public TableEngine {
 public:
  Native(const core::Program& program, native::Tier tier) : Native(program) { take(compiled(tier, nullptr)); }

 protected:
  explicit Native(const core::Program& program) : TableEngine(program, scan::best_simd_form()) {}

  [[nodiscard]] native::Source source() const { return {engine().program(), engine().decisions()}; }
  /// Null where the kernel refuses new code.
  [[nodiscard]] std::unique_ptr<native::Code> compiled(native::Tier tier,
                                                       const object_cache::ObjectStore* store) const {
    auto code = native::LlvmCompiler().compile(source(), tier, {}, store);
    if (!code && !native::kernel_allows_new_code()) return nullptr;
    CAROM_CHECK(code.has_value(), "no code for a program: " + code.error().message);
    return std::move(*code);
  }
  void take(std::unique_ptr<native::Code> code) {
    if (!code) return say_that_tables_answer();
    code_ = std::move(code);
    engine().use(code_->functions());
  }

 private:
  std::unique_ptr<native::Code> code_;
};

/// The same with code that was kept in a folder and found there again.
class Kept final : public Native {
 public:
  explicit Kept(const core::Program& program) : Native(program) {
    namespace fs = std::filesystem;
    std::string folder = (fs::temp_directory_path() / "carom_equality.XXXXXX").string();
    CAROM_CHECK(::mkdtemp(folder.data()) != nullptr, "no temporary folder " + folder);
    take(restored(folder));
    fs::remove_all(folder);
  }

 private:
  [[nodiscard]] std::unique_ptr<native::Code> restored(const std::string& folder) const {
    const auto cache = object_cache::ObjectCache::open(folder);
    CAROM_CHECK(cache.has_value(), "no cache in a temporary folder: " + cache.error().message);
    if (!compiled(native::Tier::optimised, cache->get())) return nullptr;
    auto code = native::LlvmCompiler().restore(source(), native::Tier::optimised, **cache);
    CAROM_CHECK(code != nullptr, "code that was just kept is not found: " + (*cache)->problem());
    return code;
  }
};

EngineKind kind(std::string name, native::Tier tier, std::uint32_t turn) {
  constexpr std::uint32_t kStep = 8;
  return {std::move(name), kStep, turn,
          [tier](const core::Program& program) { return std::make_unique<Native>(program, tier); }};
}

EngineKind kept() {
  constexpr std::uint32_t kStep = 8;
  constexpr std::uint32_t kTurn = 1;
  return {"native:kept", kStep, kTurn, [](const core::Program& program) { return std::make_unique<Kept>(program); }};
}

EngineKind ahead() {
  constexpr std::uint32_t kStep = 16;  // a linker is run for each program
  constexpr std::uint32_t kTurn = 5;
  return {"ahead", kStep, kTurn, [](const core::Program& program) { return std::make_unique<AheadEngine>(program); }};
}

}  // namespace

std::vector<EngineKind> native_engines() {
  return {kind("native:quick", native::Tier::quick, 3), kind("native:optimised", native::Tier::optimised, 6), kept(),
          ahead()};
}

}  // namespace carom::equality
