// Ids for people: JSON strings are read, numbers shown as they are.
#include "cli/verdicts/record_id.h"

#include <gtest/gtest.h>

namespace carom::cli {
namespace {

std::string shown(std::string_view id) {
  core::Record record;
  record.id = id;
  record.number = 7;
  return record_id(record);
}

TEST(RecordId, IsTheNumberOfARecordWithoutOne) {
  EXPECT_EQ("7", shown(""));
}

TEST(RecordId, KeepsNumbersAsTheyAreWritten) {
  EXPECT_EQ("-1.0e2", shown("-1.0e2"));
}

TEST(RecordId, ReadsTheEscapesOfJsonStrings) {
  EXPECT_EQ("a \"b\" \\ / \b\f\n\r\t", shown(R"("a \"b\" \\ \/ \b\f\n\r\t")"));
  EXPECT_EQ("\u00E9\u20AC\U0001F600=", shown(R"("\u00e9\u20AC\uD83D\uDE00\u003d")"));
}

TEST(RecordId, ReadsWhatIsHalfAnEscapeAsFarAsItGoes) {
  EXPECT_EQ("\uFFFDx", shown(R"("\uD83Dx")"));
  EXPECT_EQ("\uFFFD\uFFFD", shown(R"("\uDE00\uD83D")"));
  EXPECT_EQ("u12", shown(R"("\u12")"));
  EXPECT_EQ("u+123", shown(R"("\u+123")"));
}

}  // namespace
}  // namespace carom::cli
