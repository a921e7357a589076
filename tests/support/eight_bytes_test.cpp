// Each byte in each place, against the tests on single characters.
#include "support/eight_bytes.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/ascii.h"

namespace carom {
namespace {

std::uint64_t where(bool holds, std::size_t place) {
  return holds ? std::uint64_t{0x80} << 8U * place : 0;
}

TEST(EightBytes, SayOfEachByteWhatItIs) {
  for (int byte = 0; byte < 256; ++byte)
    for (std::size_t place = 0; place < EightBytes::kSize; ++place) {
      std::string text("\xFF\x80\x7F\0\xFE\x81\x7F\0", EightBytes::kSize);
      const char c = static_cast<char>(byte);
      text[place] = c;
      const EightBytes bytes(text.data());
      const std::uint64_t only = std::uint64_t{0x80} << 8U * place;
      EXPECT_EQ(where(is_letter(c), place), bytes.letters() & only) << byte;
      EXPECT_EQ(where(is_digit(c), place), bytes.digits()) << byte;
      EXPECT_EQ(where(c == '-' || c == '.', place), bytes.within('-', '.')) << byte;
      EXPECT_EQ(where(c == '_', place), bytes.within('_', '_')) << byte;
      std::string lower(EightBytes::kSize, '?');
      bytes.lower().put(lower.data());
      text[place] = to_lower(c);
      EXPECT_EQ(text, lower) << byte;
    }
}

TEST(EightBytes, CoverATextOfEnoughBytes) {
  const auto begins_of = [](std::size_t size) {
    std::vector<std::size_t> begins;
    EXPECT_EQ(size >= EightBytes::kSize,
              for_each_eight(std::string(size, 'x'), [&](std::size_t at) { begins.push_back(at); }));
    return begins;
  };
  using Begins = std::vector<std::size_t>;
  EXPECT_EQ(Begins{}, begins_of(0));
  EXPECT_EQ(Begins{}, begins_of(7));
  EXPECT_EQ((Begins{0}), begins_of(8));
  EXPECT_EQ((Begins{0, 1}), begins_of(9));
  EXPECT_EQ((Begins{0, 8}), begins_of(16));
  EXPECT_EQ((Begins{0, 8, 9}), begins_of(17));
}

}  // namespace
}  // namespace carom
