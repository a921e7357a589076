// Whose a host is, as far as its name tells.
#include "cli/verdicts/answer_counts.h"

#include <gtest/gtest.h>

namespace carom::cli {
namespace {

TEST(OwnerOf, AHostHasTwoLabelsOrThreeUnderACountry) {
  EXPECT_EQ(owner_of("mx1.Mail.Example.com"), "example.com");
  EXPECT_EQ(owner_of("example.com."), "example.com");
  EXPECT_EQ(owner_of("mx.example.co.uk"), "example.co.uk");
  EXPECT_EQ(owner_of("co.uk"), "co.uk");
  EXPECT_EQ(owner_of("mx.co.example"), "co.example");
  EXPECT_EQ(owner_of("mx.or.us.example.de"), "example.de");
}

TEST(OwnerOf, NobodyHasAnAddressOrASingleLabel) {
  for (const auto* const host : {"", ".", "localhost", ".com", "192.0.2.1", "2001:db8::1"})
    EXPECT_EQ(owner_of(host), "") << host;
}

}  // namespace
}  // namespace carom::cli
