// One table serves records and JSON files: what it says is what both say.
#include "support/windows_1252.h"

#include <gtest/gtest.h>

namespace carom {
namespace {

TEST(Windows1252, ReadsTheBytesThatLatin1DoesNotHave) {
  EXPECT_EQ(windows_1252_code_point('\x80'), U'\u20AC');
  EXPECT_EQ(windows_1252_code_point('\x92'), U'\u2019');
  EXPECT_EQ(windows_1252_code_point('\x9F'), U'\u0178');
}

TEST(Windows1252, IsLatin1Elsewhere) {
  for (const char c : {'\0', 'A', '\x7F', '\xA0', '\xE9', '\xFF'})
    EXPECT_EQ(windows_1252_code_point(c), static_cast<unsigned char>(c));
  for (const char unassigned : {'\x81', '\x8D', '\x8F', '\x90', '\x9D'})
    EXPECT_EQ(windows_1252_code_point(unassigned), static_cast<unsigned char>(unassigned));
}

}  // namespace
}  // namespace carom
