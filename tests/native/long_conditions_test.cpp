// Functions stay bounded whatever an author writes: what is too long is tested by the tables, with the same answer.
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "compiler/native/llvm_compiler.h"
#include "runtime/core/interpret.h"
#include "runtime/table/engine.h"
#include "tests/core/program_builder.h"
#include "tests/native/kernel.h"

namespace carom::native {
namespace {

/// `when` that the reply's attempts are one of `count` numbers, each a test of its own, nested so that the condition is
/// a chain.
std::uint32_t attempts_up_to(core::ProgramBuilder& builder, int count) {
  std::uint32_t any = builder.test(core::field::attempts, core::PredicateOp::equal, 0);
  for (int number = 1; number < count; ++number)
    any = builder.any({builder.test(core::field::attempts, core::PredicateOp::equal, number), any});
  return any;
}

/// The same condition a hundred times over, by the name of its row: far more tests than rows.
std::uint32_t shared_many_times(core::ProgramBuilder& builder) {
  std::uint32_t all = builder.any({builder.has("refused"), builder.codes({{550, 559}})});
  for (int depth = 0; depth < 100; ++depth) all = builder.all({all, all});
  return all;
}

std::vector<core::Record> some_records() {
  std::vector<core::Record> records(6);
  records[0].text = "450 refused";
  records[1].text = "451 come back";
  records[1].attempts = 3;
  records[2].attempts = 199;
  records[3].attempts = 399;
  records[4].text = "552 5.2.2 full";
  return records;
}

TEST(LongConditions, AreAnsweredWithoutAFunctionAsTheInterpreterAnswersThem) {
  core::ProgramBuilder builder;
  builder.rule("short", attempts_up_to(builder, 8));
  builder.rule("long", attempts_up_to(builder, 400));
  builder.rule("shared", shared_many_times(builder));
  const core::Program program = builder.build();
  const table::Engine engine(program);
  const auto code = LlvmCompiler().compile({program, engine.decisions()}, Tier::optimised, {}, nullptr);
  ASSERT_EQ(code.has_value(), kernel_allows_new_code());
  if (code) {
    EXPECT_NE(nullptr, (*code)->functions().rules[0].function);
    EXPECT_EQ(nullptr, (*code)->functions().rules[1].function);
    EXPECT_EQ(nullptr, (*code)->functions().rules[2].function);
    engine.use((*code)->functions());
  }
  const std::vector<core::Record> records = some_records();
  std::vector<std::uint32_t> winners(records.size());
  table::Scratch scratch;
  core::Scratch reference;
  engine.decide(records, scratch, winners);
  for (std::size_t i = 0; i < records.size(); ++i)
    EXPECT_EQ(core::interpret(program, records[i], reference).rule_index, winners[i]) << i;
}

}  // namespace
}  // namespace carom::native
