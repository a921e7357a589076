// Whatever engine is chosen, and however records are cut into batches: the interpreter's verdicts.
#include "runtime/engine/engine.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <thread>
#include <vector>

#include "runtime/core/interpret.h"
#include "runtime/scan/literal_set.h"
#include "tests/engine/printed_verdicts.h"
#include "tests/engine/sample_program.h"

namespace carom::engine {
namespace {

class EveryChoice : public testing::TestWithParam<Choice> {};

TEST_P(EveryChoice, GivesTheVerdictsOfTheInterpreterInBatchesOfAnySize) {
  const core::Program program = program_with_everything();
  const std::vector<core::Record> records = records_of(500);
  const std::vector<std::string> expected = reference(program, records);
  for (const std::size_t batch : {1U, 7U, 128U, 500U})
    EXPECT_EQ(answers(Engine(program, GetParam()), records, batch), expected) << batch;
}

TEST_P(EveryChoice, AnswersThreadsAtOnce) {
  const core::Program program = program_with_everything();
  const std::vector<core::Record> records = records_of(Engine::kRecordsWorthTables);
  const std::vector<std::string> expected = reference(program, records);
  const Engine engine(program, GetParam());
  std::vector<std::vector<std::string>> given(3);
  {
    std::vector<std::jthread> threads;
    for (auto& texts : given) threads.emplace_back([&] { texts = answers(engine, records, 64); });
  }
  for (const auto& texts : given) EXPECT_EQ(texts, expected);
}

INSTANTIATE_TEST_SUITE_P(Engines, EveryChoice, testing::Values(Choice::automatic, Choice::interpreter, Choice::table),
                         [](const auto& chosen) { return std::string(name_of(chosen.param)); });

TEST(Automatic, ChangesToTablesOnceTheyAreWorthTheirTime) {
  const core::Program program = program_with_everything();
  const std::vector<core::Record> records = records_of(Engine::kRecordsWorthTables + 10);
  const Engine engine(program, Choice::automatic, scan::SimdForm::plain);
  static_cast<void>(answers(engine, {records.begin(), records.end() - 11}, 128));
  EXPECT_EQ(engine.name(), "interpreter");
  EXPECT_EQ(engine.simd_form(), std::nullopt);
  static_cast<void>(answers(engine, {records.end() - 1, records.end()}, 1));
  EXPECT_EQ(engine.name(), "table");
  EXPECT_EQ(engine.simd_form(), scan::SimdForm::plain);
}

TEST(Choices, KeepToWhatWasChosen) {
  const core::Program program = program_with_everything();
  const std::vector<core::Record> records = records_of(Engine::kRecordsWorthTables + 10);
  const Engine interpreter(program, Choice::interpreter);
  static_cast<void>(answers(interpreter, records, 128));
  EXPECT_EQ(interpreter.name(), "interpreter");
  EXPECT_EQ(Engine(program, Choice::table).name(), "table");
}

TEST(Choices, LeaveAProgramThatTablesCannotTakeToTheInterpreter) {
  core::ProgramBuilder b;
  b.rule("long", b.has(std::string(scan::LiteralSet::kMaxLiteralBytes + 1, 'x')));
  b.rule("unknown", b.has("unknown"));
  const core::Program program = b.build();
  const std::vector<core::Record> records = records_of(Engine::kRecordsWorthTables + 10);
  for (const Choice choice : {Choice::table, Choice::automatic}) {
    const Engine engine(program, choice);
    EXPECT_EQ(engine.why_no_tables().empty(), choice == Choice::automatic);
    EXPECT_EQ(answers(engine, records, 128), reference(program, records));
    EXPECT_EQ(engine.name(), "interpreter");
    EXPECT_EQ(engine.why_no_tables(), "one of its patterns looks for a literal of more than 65536 bytes");
  }
}

TEST(Choices, HaveANameEach) {
  std::vector<Choice> named;
  for (const NamedChoice& one : choices()) {
    EXPECT_EQ(name_of(one.choice), one.name);
    named.push_back(one.choice);
  }
  EXPECT_EQ(named, (std::vector{Choice::automatic, Choice::interpreter, Choice::table, Choice::native}));
}

}  // namespace
}  // namespace carom::engine
