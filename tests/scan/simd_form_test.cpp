// Which form a program takes, and what it says about a wish that it cannot meet.
#include "runtime/scan/simd_form.h"

#include <gtest/gtest.h>

namespace carom::scan {
namespace {

TEST(SimdForm, PlainIsAvailableEverywhere) {
  EXPECT_TRUE(is_available(SimdForm::plain));
}

TEST(SimdForm, TheBestOneIsTakenWithoutAWish) {
  std::string complaint;
  EXPECT_TRUE(is_available(choose_simd_form("", complaint)));
  EXPECT_TRUE(complaint.empty());
}

TEST(SimdForm, EachAvailableFormCanBeWished) {
  for (const SimdForm form : {SimdForm::plain, SimdForm::avx2, SimdForm::avx512}) {
    if (!is_available(form)) continue;
    std::string complaint;
    EXPECT_EQ(choose_simd_form(name_of(form), complaint), form);
    EXPECT_TRUE(complaint.empty());
  }
}

TEST(SimdForm, AnUnknownWishIsNamedWithWhatIsTakenInstead) {
  std::string best;
  std::string complaint;
  const SimdForm form = choose_simd_form("sse9", complaint);
  EXPECT_EQ(form, choose_simd_form("", best));
  EXPECT_EQ(complaint, "carom: CAROM_SIMD is 'sse9', which is none of avx512, avx2 and plain; using " +
                           std::string(name_of(form)));
}

}  // namespace
}  // namespace carom::scan
