// Where code and status are said to come from is where the record's preparation took them from.
#include "cli/verdicts/verdict_reasons.h"

#include <gtest/gtest.h>

#include "tests/core/program_builder.h"

namespace carom::cli {
namespace {

CodeOrigin origin_in(const core::Record& record) {
  core::ProgramBuilder b;
  const core::Program program = b.build();
  core::Scratch scratch;
  const core::Explanation explanation = core::explain(program, record, scratch);
  return code_origin({program, {}, record, explanation});
}

TEST(CodeOrigin, IsTheRecordWhereItHasTheValue) {
  core::Record record;
  record.text = "550 5.1.1 no such user";
  record.code = 450;
  record.status = core::EnhancedStatus{4, 2, 2};
  EXPECT_EQ(origin_in(record).code, "the record");
  EXPECT_EQ(origin_in(record).status, "the record");
}

TEST(CodeOrigin, IsTheTextWhereTheRecordHasWhatIsNoCodeAndNoStatus) {
  core::Record record;
  record.text = "550 5.1.1 no such user";
  record.code = 99;
  record.status = core::EnhancedStatus{3, 2, 2};
  EXPECT_EQ(origin_in(record).code, "the text, bytes 0 to 3");
  EXPECT_EQ(origin_in(record).status, "the text, bytes 4 to 9");
}

}  // namespace
}  // namespace carom::cli
