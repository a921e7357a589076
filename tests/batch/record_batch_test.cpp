// The columns of a batch, one statement each; that all of them equal the core's is in equals_prepare_test.cpp.
#include "runtime/batch/record_batch.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/core/program_builder.h"

namespace carom::batch {
namespace {

class Batches : public testing::Test {
 protected:
  const RecordBatch& of(std::initializer_list<core::Record> records) {
    records_.assign(records);
    batch_.begin(program_);
    for (const core::Record& record : records_) batch_.add(record);
    batch_.finish();
    return batch_;
  }

  static core::Record reply(std::string_view text) {
    core::Record record;
    record.text = text;
    return record;
  }

 private:
  core::Program program_ = core::ProgramBuilder().build();
  std::vector<core::Record> records_;
  RecordBatch batch_;
};

TEST_F(Batches, HoldWhatEachRecordSays) {
  const RecordBatch& batch = of({reply("550-5.1.1 User\r\n550 5.1.1  UNKNOWN (in reply to RCPT TO command)"), reply(""),
                                 reply("451 4.7.1 x\xFFy")});
  ASSERT_EQ(batch.count(), 3U);
  EXPECT_EQ(batch.texts().text(0), "user unknown (in reply to rcpt to command)");
  EXPECT_EQ(batch.code(0), 550);
  EXPECT_EQ(unpack_status(batch.status(0)), (core::EnhancedStatus{5, 1, 1}));
  EXPECT_EQ(batch.stage(0), core::Stage::rcpt);
  EXPECT_EQ(batch.information(0), core::Information::full);
  EXPECT_FALSE(batch.was_not_utf8(0));

  EXPECT_EQ(batch.texts().text(1), "");
  EXPECT_EQ(batch.code(1), 0);
  EXPECT_EQ(batch.status(1), 0U);
  EXPECT_EQ(batch.stage(1), core::Stage::missing);
  EXPECT_EQ(batch.information(1), core::Information::none);

  EXPECT_EQ(batch.code(2), 451);
  EXPECT_TRUE(batch.was_not_utf8(2));
}

TEST_F(Batches, SayWhereWordsStoodInTheSource) {
  const RecordBatch& batch = of({reply("550-5.1.1 User\r\n550 5.1.1  UNKNOWN"), reply("450 \xC3\x89tat")});
  EXPECT_EQ(batch.source_of(0, {0, 12}), (Span{10, 34}));
  EXPECT_EQ(batch.source_of(0, {4, 5}), (Span{14, 27}));
  EXPECT_EQ(batch.source_of(1, {0, 2}), (Span{4, 6}));
  EXPECT_EQ(batch.source_of(0, {0, 4}), (Span{10, 14}));
}

TEST_F(Batches, AreReusable) {
  static_cast<void>(of({reply("550 5.1.1 a"), reply("550 5.1.1 b")}));
  const RecordBatch& batch = of({reply("c")});
  ASSERT_EQ(batch.count(), 1U);
  ASSERT_EQ(batch.texts().count(), 1U);
  EXPECT_EQ(batch.texts().text(0), "c");
  EXPECT_EQ(batch.code(0), 0);
  EXPECT_EQ(batch.source_of(0, {0, 1}), (Span{0, 1}));
}

TEST_F(Batches, FlagConflictsOfCodeAndStatus) {
  const RecordBatch& batch = of({reply("550 4.1.1 a"), reply("550 5.1.1 a")});
  EXPECT_TRUE(batch.status_conflict(0));
  EXPECT_FALSE(batch.status_conflict(1));
}

TEST_F(Batches, CutTextsThatAreTooLong) {
  const std::string longer(70'000, 'x');
  const RecordBatch& batch = of({reply(longer), reply(std::string_view(longer).substr(0, 65'536))});
  EXPECT_TRUE(batch.text_cut(0));
  EXPECT_EQ(batch.texts().text(0).size(), 65'536U);
  EXPECT_FALSE(batch.text_cut(1));
}

TEST(PackedStatus, IsOrderedAsStatusesAre) {
  EXPECT_LT(pack_status(core::EnhancedStatus{4, 999, 999}), pack_status(core::EnhancedStatus{5, 0, 0}));
  EXPECT_LT(pack_status(core::EnhancedStatus{5, 1, 999}), pack_status(core::EnhancedStatus{5, 2, 0}));
  EXPECT_EQ(unpack_status(pack_status(core::EnhancedStatus{5, 7, 606})), (core::EnhancedStatus{5, 7, 606}));
  EXPECT_EQ(unpack_status(pack_status(std::optional<core::EnhancedStatus>())), std::nullopt);
}

}  // namespace
}  // namespace carom::batch
