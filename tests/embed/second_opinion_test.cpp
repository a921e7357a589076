// Two engines that differ about an in-language test are a defect of ours, and what is said names what a report needs.
#include "runtime/embed/second_opinion.h"

#include <gtest/gtest.h>

#include <string>

#include "runtime/core/interpret.h"
#include "runtime/embed/run_tests.h"
#include "support/check.h"
#include "tests/engine/sample_program.h"

namespace carom::embed {
namespace {

std::string failure_of(SecondOpinion& opinion, const core::Verdict& verdict, const core::Record& record) {
  try {
    opinion.check(verdict, record, "trial.gone", "550 5.1.1 user unknown");
  } catch (const CheckFailure& failure) {
    return failure.what();
  }
  return "";
}

TEST(SecondOpinion, OfWhatTheInterpreterSaysIsTheSame) {
  const core::Program program = engine::program_with_everything();
  SecondOpinion opinion(program);
  core::Scratch scratch;
  for (const core::Record& record : engine::records_of(50))
    EXPECT_EQ(failure_of(opinion, core::interpret(program, record, scratch), record), "");
}

TEST(SecondOpinion, ThatDiffersFailsACheckThatNamesTestAndSample) {
  const core::Program program = engine::program_with_everything();
  SecondOpinion opinion(program);
  core::Scratch scratch;
  const core::Record record = engine::records_of(1).front();
  core::Verdict verdict = core::interpret(program, record, scratch);
  verdict.facts = {};
  verdict.tags = {};
  verdict.advice = "another";
  const std::string failure = failure_of(opinion, verdict, record);
  EXPECT_NE(failure.find("the table engine gives another `advice` than the interpreter for a test of `trial.gone`"),
            std::string::npos)
      << failure;
  EXPECT_NE(failure.find("sample \"550 5.1.1 user unknown\""), std::string::npos) << failure;
}

}  // namespace
}  // namespace carom::embed
