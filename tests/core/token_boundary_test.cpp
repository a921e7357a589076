// Each kind of token, on both sides of each place of a text.
#include "runtime/core/token_boundary.h"

#include <gtest/gtest.h>

#include <string>

namespace carom::core {
namespace {

/// `text` with "(" at each place where a token may begin and ")" where it may end.
std::string marked(TokenKind kind, std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (is_token_end(kind, text, i)) out += ')';
    if (is_token_begin(kind, text, i)) out += '(';
    if (i < text.size()) out += text[i];
  }
  return out;
}

TEST(TokenBoundary, OfWordsIsSpace) {
  EXPECT_EQ(marked(TokenKind::word, "a, b"), "(a,) (b)");
}

TEST(TokenBoundary, OfIntegersIsNoDigit) {
  EXPECT_EQ(marked(TokenKind::integer, "a12b"), ")(a(12)b)(");
}

TEST(TokenBoundary, OfIpv4IsNoLongerDottedNumber) {
  EXPECT_FALSE(is_token_end(TokenKind::ipv4, "1.2.3.4.5", 7));
  EXPECT_TRUE(is_token_end(TokenKind::ipv4, "1.2.3.4. ok", 7));
  EXPECT_TRUE(is_token_end(TokenKind::ipv4, "1.2.3.4:25", 7));
  EXPECT_FALSE(is_token_end(TokenKind::ipv4, "1.2.3.4x", 7));
  EXPECT_FALSE(is_token_begin(TokenKind::ipv4, "0.1.2.3.4", 2));
  EXPECT_FALSE(is_token_begin(TokenKind::ipv4, "v1.2.3.4", 1));
  EXPECT_TRUE(is_token_begin(TokenKind::ipv4, "[1.2.3.4", 1));
}

TEST(TokenBoundary, OfIpv6IsNoFurtherGroup) {
  EXPECT_FALSE(is_token_end(TokenKind::ipv6, "::1:2", 3));
  EXPECT_FALSE(is_token_end(TokenKind::ipv6, "1::2", 1));
  EXPECT_FALSE(is_token_end(TokenKind::ipv6, "::ffff:1.2", 8));
  EXPECT_TRUE(is_token_end(TokenKind::ipv6, "::1: no", 3));
  EXPECT_FALSE(is_token_begin(TokenKind::ipv6, "12::1", 1));
}

TEST(TokenBoundary, OfHostsIsNoFurtherLabel) {
  EXPECT_FALSE(is_token_end(TokenKind::host, "a.b.c", 3));
  EXPECT_TRUE(is_token_end(TokenKind::host, "a.b. c", 3));
  EXPECT_FALSE(is_token_end(TokenKind::host, "a.b-c", 3));
  EXPECT_FALSE(is_token_begin(TokenKind::host, "a.b", 2));
  EXPECT_TRUE(is_token_begin(TokenKind::host, "x@a.b", 2));
}

TEST(TokenBoundary, OfAddressesLooksAtTheLocalPartBeforeAndTheDomainBehind) {
  EXPECT_FALSE(is_token_begin(TokenKind::address, "a+b@c", 2));
  EXPECT_TRUE(is_token_begin(TokenKind::address, "<a@c", 1));
  EXPECT_FALSE(is_token_end(TokenKind::address, "a@c.d", 3));
  EXPECT_TRUE(is_token_end(TokenKind::address, "a@c>", 3));
}

TEST(TokenBoundary, OfUrlsLeavesThePunctuationOfTheSentence) {
  EXPECT_TRUE(is_token_end(TokenKind::url, "http://a). ", 8));
  EXPECT_TRUE(is_token_end(TokenKind::url, "http://a.", 8));
  EXPECT_FALSE(is_token_end(TokenKind::url, "http://a.b", 8));
  EXPECT_TRUE(is_token_end(TokenKind::url, "http://a>", 8));
  EXPECT_FALSE(is_token_begin(TokenKind::url, "http", 1));
}

TEST(TokenBoundary, OfIdsLeavesThePunctuationOfTheSentence) {
  EXPECT_TRUE(is_token_end(TokenKind::id, "a1: x", 2));
  EXPECT_FALSE(is_token_end(TokenKind::id, "a1:x", 2));
  EXPECT_TRUE(is_token_end(TokenKind::id, "a1.", 2));
  EXPECT_FALSE(is_token_begin(TokenKind::id, "a-1", 2));
}

TEST(TokenBoundary, OfDurationsIsNoFurtherNumberOrLetter) {
  EXPECT_FALSE(is_token_end(TokenKind::duration, "00:05:00", 5));
  EXPECT_FALSE(is_token_end(TokenKind::duration, "5min", 2));
  EXPECT_TRUE(is_token_end(TokenKind::duration, "5 min.", 5));
  EXPECT_FALSE(is_token_begin(TokenKind::duration, "1.5s", 2));
}

TEST(TokenBoundary, AnApostropheBetweenLettersOrDigitsClosesNoQuote) {
  EXPECT_FALSE(is_token_end(TokenKind::quote, "wasn't", 5));
  EXPECT_FALSE(is_token_end(TokenKind::quote, "l'\xc3\xa9t\xc3\xa9", 2));
  EXPECT_TRUE(is_token_end(TokenKind::quote, "full' x", 5));
  EXPECT_TRUE(is_token_end(TokenKind::quote, "full.'x", 6));
  EXPECT_TRUE(is_token_end(TokenKind::quote, "'x", 1));
}

TEST(TokenBoundary, HoldsAtBothEndsOfTheTextForEveryKind) {
  for (std::uint8_t kind = 0; kind < kTokenKindCount; ++kind) {
    EXPECT_TRUE(is_token_begin(static_cast<TokenKind>(kind), "a", 0)) << int{kind};
    EXPECT_TRUE(is_token_end(static_cast<TokenKind>(kind), "a", 1)) << int{kind};
  }
}

}  // namespace
}  // namespace carom::core
