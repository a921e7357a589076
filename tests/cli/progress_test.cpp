// What a run says of how far it has come.
#include "cli/console/progress.h"

#include <gtest/gtest.h>

namespace carom::cli {
namespace {

TEST(AdvanceText, OfFilesSaysWhatIsLeft) {
  EXPECT_EQ(advance_text({1'200'000'000, 2'800'000'000, 1'203'331, 4}),
            "43 %, 1.2 of 2.8 GB, 300 MB/s, 1203331 records, 0:05 left");
  EXPECT_EQ(advance_text({1000, 3'601'000, 3, 1}), "0 %, 0.0 of 3.6 MB, 1.0 kB/s, 3 records, 1:00:00 left");
}

TEST(AdvanceText, OfStreamsSaysWhatCame) {
  EXPECT_EQ(advance_text({12'345'678, std::nullopt, 7, 2}), "12 MB, 6.2 MB/s, 7 records");
  EXPECT_EQ(advance_text({0, std::nullopt, 0, 1}), "0 B, 0 B/s, 0 records");
}

TEST(AdvanceText, OfAFileThatHasGrownIsNotOverTheEnd) {
  EXPECT_EQ(advance_text({200, 100, 2, 1}), "100 %, 200 of 200 B, 200 B/s, 2 records, 0:00 left");
}

TEST(AdvanceText, NeverDividesByNothing) {
  EXPECT_EQ(advance_text({0, 0, 0, 0}), "0 %, 0 of 1.0 B, 0 B/s, 0 records, ? left");
}

}  // namespace
}  // namespace carom::cli
