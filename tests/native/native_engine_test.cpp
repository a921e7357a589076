// The engine with native code answers what the interpreter does, before, while and after code comes.
#include <gtest/gtest.h>
#include <sys/prctl.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "compiler/native/llvm_compiler.h"
#include "runtime/core/interpret.h"
#include "runtime/engine/engine.h"
#include "tests/engine/printed_verdicts.h"
#include "tests/engine/sample_program.h"
#include "tests/native/kernel.h"

namespace carom::native {
namespace {

using engine::answers;
using engine::Choice;
using engine::Engine;
using engine::reference;

TEST(NativeEngine, GivesTheVerdictsOfTheInterpreterInBatchesOfAnySize) {
  const core::Program program = engine::program_with_everything();
  const std::vector<core::Record> records = engine::records_of(300);
  const std::vector<std::string> expected = reference(program, records);
  const LlvmCompiler compiler;
  const Engine engine(program, Choice::native, scan::best_simd_form(), &compiler);
  for (const std::size_t batch : {1U, 7U, 128U}) EXPECT_EQ(answers(engine, records, batch), expected) << batch;
  engine.wait_for_native();
  for (const std::size_t batch : {1U, 7U, 128U}) EXPECT_EQ(answers(engine, records, batch), expected) << batch;
}

TEST(NativeEngine, SaysWhoAnswersAndWhyNot) {
  const core::Program program = engine::program_with_everything();
  const LlvmCompiler compiler;
  const Engine engine(program, Choice::native, scan::best_simd_form(), &compiler);
  engine.wait_for_native();
  EXPECT_EQ(engine.name(), kernel_allows_new_code() ? "native" : "table");
  EXPECT_EQ(engine.native_problem().empty(), kernel_allows_new_code()) << engine.native_problem();
}

/// Ends the process: 0 if tables answer as the interpreter does and the reason is told.
[[noreturn]] void answer_where_the_kernel_refuses_new_code() {
  constexpr unsigned long kRefuseExecGain = 1;  // PR_MDWE_REFUSE_EXEC_GAIN, which old headers do not know
  constexpr int kSetMdwe = 65;
  if (prctl(kSetMdwe, kRefuseExecGain, 0, 0, 0) != 0) {
    std::puts("this kernel (older than 6.3) cannot be told to refuse new code: nothing is shown");
    std::exit(0);
  }
  const core::Program program = engine::program_with_everything();
  const std::vector<core::Record> records = engine::records_of(50);
  const LlvmCompiler compiler;
  const Engine engine(program, Choice::native, scan::best_simd_form(), &compiler);
  engine.wait_for_native();
  const bool is_told = engine.native_problem().contains("refuses to make new code executable");
  std::exit(engine.name() == "table" && is_told && answers(engine, records, 7) == reference(program, records) ? 0 : 1);
}

TEST(NativeEngine, LeavesItToTablesWhereTheKernelRefusesNewCode) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_EXIT(answer_where_the_kernel_refuses_new_code(), testing::ExitedWithCode(0), "");
}

TEST(NativeEngine, EndsWhileCodeIsBeingGenerated) {
  const core::Program program = engine::program_with_everything();
  const LlvmCompiler compiler;
  for (int i = 0; i < 5; ++i) {
    const Engine engine(program, Choice::native, scan::best_simd_form(), &compiler);
    // Where the kernel refuses, that may have been told by now, or not yet.
    if (kernel_allows_new_code()) {
      EXPECT_EQ(engine.native_problem(), "");
    }
  }
}

}  // namespace
}  // namespace carom::native
