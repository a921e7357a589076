// The buffer that batches of texts lie in.
#include "runtime/scan/text_batch.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace carom::scan {
namespace {

TEST(TextBatch, GivesBackItsTextsWithANulBehindEach) {
  TextBatch texts;
  texts.reset(0);
  for (int i = 0; i < 100; ++i) texts.append(std::string(static_cast<std::size_t>(i), 'x'));
  texts.finish();
  ASSERT_EQ(texts.count(), 100u);
  for (std::uint32_t i = 0; i < 100; ++i) {
    EXPECT_EQ(texts.text(i), std::string(i, 'x'));
    EXPECT_EQ(texts.data()[texts.end(i)], '\0');
    EXPECT_EQ(texts.data()[texts.begin(i) - 1], '\0');
  }
}

TEST(TextBatch, HasPaddingOfNulOnBothSides) {
  TextBatch texts;
  texts.reset(0);
  texts.append("abc");
  texts.finish();
  const auto is_nul = [](char c) { return c == '\0'; };
  EXPECT_TRUE(std::all_of(texts.data(), texts.data() + TextBatch::kPadding, is_nul));
  const char* behind = texts.data() + texts.end(0);
  EXPECT_TRUE(std::all_of(behind, behind + TextBatch::kPadding, is_nul));
}

TEST(TextBatch, KeepsNothingWhenReset) {
  TextBatch texts;
  texts.reset(10);
  texts.append("abc");
  texts.finish();
  texts.reset(0);
  texts.append("de");
  texts.finish();
  ASSERT_EQ(texts.count(), 1u);
  EXPECT_EQ(texts.text(0), "de");
}

TEST(TextBatch, TakesWhatWasWrittenIntoReservedRoom) {
  TextBatch texts;
  texts.reset(0);
  char* room = texts.reserve(1'000);
  std::fill_n(room, 1'000 + TextBatch::kPadding, 'y');
  texts.commit(3);
  texts.finish();
  EXPECT_EQ(texts.text(0), "yyy");
}

}  // namespace
}  // namespace carom::scan
