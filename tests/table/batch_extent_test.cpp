// A batch ends before its places need more than 32 bits.
#include "runtime/table/batch_extent.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace carom::table {
namespace {

std::size_t extent_of(const std::vector<std::size_t>& sizes, std::uint32_t text_bytes, std::size_t most_bytes) {
  static const std::string kText(100, 'x');
  std::vector<core::Record> records(sizes.size());
  for (std::size_t i = 0; i < sizes.size(); ++i) records[i].text = std::string_view(kText).substr(0, sizes[i]);
  return batch_extent(records, text_bytes, most_bytes);
}

TEST(BatchExtent, IsAllThatFits) {
  EXPECT_EQ(extent_of({}, 100, 1000), 0U);
  EXPECT_EQ(extent_of({10, 10, 10}, 100, 93), 3U) << "three bytes and an end for each";
  EXPECT_EQ(extent_of({10, 10, 10}, 100, 92), 2U);
}

TEST(BatchExtent, CountsWhatIsReadOfAText) {
  EXPECT_EQ(extent_of({100, 100, 100}, 10, 93), 3U);
}

TEST(BatchExtent, IsAtLeastOneRecord) {
  EXPECT_EQ(extent_of({100, 1}, 100, 5), 1U);
}

}  // namespace
}  // namespace carom::table
