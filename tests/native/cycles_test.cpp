// Code that is generated, or linked as it was kept, and dropped a thousand times leaves nothing behind, and no memory
// is ever writable and executable.
#include <gtest/gtest.h>
#include <malloc.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <functional>
#include <iterator>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "compiler/native/llvm_compiler.h"
#include "runtime/table/engine.h"
#include "tests/engine/sample_program.h"
#include "tests/native/kernel.h"
#include "tests/native/mappings.h"
#include "tests/object_cache/scratch.h"

namespace carom::native {
namespace {

constexpr int kCycles = 1000;
constexpr int kFirst = 100;  // what is kept for good is there by then

// The allocators of sanitizers map memory as they go.
#ifdef CAROM_SANITIZED
constexpr bool kMapsMore = true;
#else
constexpr bool kMapsMore = false;
#endif

/// Where code comes from; null where the kernel refuses it.
using Origin = std::function<std::unique_ptr<Code>(const Source&)>;

Origin generated(Tier tier) {
  return [tier](const Source& source) {
    auto code = LlvmCompiler().compile(source, tier, {}, nullptr);
    return code ? std::move(*code) : nullptr;
  };
}

/// As the first one has left it.
Origin kept(const object_cache::ObjectStore& store) {
  return [&store](const Source& source) {
    auto code = LlvmCompiler().restore(source, Tier::optimised, store);
    if (code) return code;
    auto first = LlvmCompiler().compile(source, Tier::optimised, {}, &store);
    return first ? std::move(*first) : nullptr;
  };
}

/// Takes code, lets it answer, drops it.
void cycle(const core::Program& program, const std::vector<core::Record>& records, const Origin& origin) {
  const table::Engine engine(program);
  const std::unique_ptr<Code> code = origin({program, engine.decisions()});
  ASSERT_EQ(code != nullptr, kernel_allows_new_code());
  if (code) engine.use(code->functions());
  table::Scratch scratch;
  std::vector<std::uint32_t> winners(records.size());
  engine.decide(records, scratch, winners);
  EXPECT_NE(std::ranges::find(winners, 0U), winners.end()) << "no record was classified";
}

/// Looks at the process's memory all the time.
class Watch {
 public:
  Watch() : watcher_([this](const std::stop_token& stop) { look(stop); }) {}
  /// The first line seen that is writable and executable.
  std::string found() {
    watcher_.request_stop();
    watcher_.join();
    return found_;
  }

 private:
  void look(const std::stop_token& stop) {
    while (!stop.stop_requested() && found_.empty()) {
      found_ = Mappings::of_this_process().writable_and_executable;
      std::this_thread::yield();
    }
  }

  std::string found_;
  std::jthread watcher_;  // last: it uses the other
};

TEST(Cycles, LeaveNeitherMemoryNorMappingsBehind) {
  const core::Program program = engine::program_with_everything();
  const std::vector<core::Record> records = engine::records_of(20);
  const object_cache::Scratch folder;
  const auto cache = object_cache::open_cache(folder.path());
  const Origin origins[] = {generated(Tier::quick), generated(Tier::optimised), kept(*cache)};
  Watch watch;
  std::size_t bytes = 0;
  Mappings mappings;
  for (int i = 0; i < kCycles; ++i) {
    if (i == kFirst) {
      malloc_trim(0);
      bytes = mallinfo2().uordblks + mallinfo2().hblkhd;
      mappings = Mappings::of_this_process();
    }
    cycle(program, records, origins[static_cast<std::size_t>(i) % std::size(origins)]);
  }
  malloc_trim(0);
  EXPECT_LE(mallinfo2().uordblks + mallinfo2().hblkhd, bytes + 256 * 1024);
  EXPECT_EQ(mappings.executable, Mappings::of_this_process().executable);
  if (!kMapsMore) {
    EXPECT_EQ(mappings.count, Mappings::of_this_process().count);
  }
  EXPECT_EQ("", watch.found());
}

}  // namespace
}  // namespace carom::native
