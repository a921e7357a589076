// Exit codes of damaged images, and of what no command line reaches on purpose: defects of our own.
#include "cli/console/exit_code.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <functional>
#include <new>
#include <stdexcept>
#include <vector>

#include "cli/console/last_word.h"
#include "runtime/core/program.h"
#include "support/check.h"

namespace carom::cli {
namespace {

// What main() does with a command, in a process of its own.
[[noreturn]] void run(const std::function<ExitCode(Console&)>& command) {
  Console console;
  std::exit(static_cast<int>(console.finish(run_guarded(command, console))));
}

// Classifying is noexcept like this.
void classify_with(const std::function<void()>& engine) noexcept {
  engine();
}

TEST(ExitCode, OfADamagedPackIs5) {
  const Expected<core::Program> program = core::Program::load(std::vector<std::byte>(64));
  ASSERT_FALSE(program.has_value());
  EXPECT_EXIT(run([&](Console& console) { return console.fail(program.error()); }), ::testing::ExitedWithCode(5),
              "carom: program image is damaged: .*; compile it again from its source");
}

TEST(ExitCode, OfAnExceededLimitIs6) {
  EXPECT_EQ(exit_code_of(ErrorKind::limit), ExitCode::limit);
  EXPECT_EQ(static_cast<int>(ExitCode::limit), 6);
}

TEST(ExitCode, OfAFailedCheckIs70AndTheCheckIsNamed) {
  const auto broken = [](Console&) -> ExitCode {
    CAROM_CHECK(1 + 1 == 3, "sums add up");
    return ExitCode::done;
  };
  EXPECT_EXIT(run(broken), ::testing::ExitedWithCode(70),
              "carom: internal error: .*exit_code_test.cpp:[0-9]+: sums add up .*\n"
              "carom: this is a defect of carom, not of your input");
}

TEST(ExitCode, OfAnExceptionOfAnotherKindIs70) {
  EXPECT_EXIT(run([](Console&) -> ExitCode { throw std::runtime_error("from a library"); }),
              ::testing::ExitedWithCode(70), "carom: internal error: from a library");
  EXPECT_EXIT(run([](Console&) -> ExitCode { throw 1; }), ::testing::ExitedWithCode(70),
              "carom: internal error: an exception of an unknown kind");
}

TEST(ExitCode, OfAnExceptionInAFunctionThatThrowsNoneIs70) {
  const auto command = [](Console&) {
    classify_with([] { throw std::logic_error("out of a noexcept function"); });
    return ExitCode::done;
  };
  EXPECT_EXIT(run(command), ::testing::ExitedWithCode(70), "carom: internal error: out of a noexcept function");
}

TEST(ExitCode, OfTooLittleMemoryIs70AndNobodysDefect) {
  EXPECT_EXIT(run([](Console&) -> ExitCode { throw std::bad_alloc(); }), ::testing::ExitedWithCode(70),
              "^carom: not enough memory\n$");
}

TEST(ExitCode, IsWhatTheCommandAnswersWhenNothingBreaks) {
  EXPECT_EXIT(run([](Console&) { return ExitCode::findings; }), ::testing::ExitedWithCode(1), "^$");
}

}  // namespace
}  // namespace carom::cli
