// Code that is generated and dropped a thousand times leaves nothing behind, and no memory is ever writable and
// executable.
#include <gtest/gtest.h>
#include <malloc.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

#include "compiler/native/llvm_compiler.h"
#include "runtime/table/engine.h"
#include "tests/engine/sample_program.h"
#include "tests/native/kernel.h"
#include "tests/native/mappings.h"

namespace carom::native {
namespace {

constexpr int kCycles = 1000;
constexpr int kFirst = 100;  // what is kept for good is there by then

// The allocators of sanitizers map memory as they go.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kMapsMore = true;
#else
constexpr bool kMapsMore = false;
#endif

/// Generates code, lets it answer, drops it.
void cycle(const core::Program& program, const std::vector<core::Record>& records, Tier tier) {
  const table::Engine engine(program);
  const auto code = LlvmCompiler().compile({program, engine.decisions()}, tier, {}, nullptr);
  ASSERT_EQ(code.has_value(), kernel_allows_new_code()) << (code ? "code" : code.error().message);
  if (code) engine.use((*code)->functions());
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
  Watch watch;
  std::size_t bytes = 0;
  Mappings mappings;
  for (int i = 0; i < kCycles; ++i) {
    if (i == kFirst) {
      malloc_trim(0);
      bytes = mallinfo2().uordblks + mallinfo2().hblkhd;
      mappings = Mappings::of_this_process();
    }
    cycle(program, records, i % 2 == 0 ? Tier::quick : Tier::optimised);
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
