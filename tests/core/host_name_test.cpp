// Expected labels are those of RFC 3492 section 7.1 and of Python's codec `punycode`.
#include "runtime/core/host_name.h"

#include <gtest/gtest.h>

#include <string>

namespace carom::core {
namespace {

std::string spelled(std::string_view name) {
  NormalisedText text;
  normalise(name, text);
  use_a_labels(text);
  EXPECT_EQ(text.text.size(), text.origin.size());
  return text.text;
}

TEST(HostName, HasLabelsThatTheDomainNameSystemTakes) {
  for (const std::string_view name : {"a", "a.example", "mx-1.a_b.example", "xn--bcher-kva.example", "1.2"})
    EXPECT_TRUE(is_host_name(name)) << name;
  for (const std::string_view none : {"", ".", "a.", ".a", "a..b", "A.example", "-a.b", "a-.b", "a b", "b\u00FCcher"})
    EXPECT_FALSE(is_host_name(none)) << none;
  EXPECT_TRUE(is_host_name(std::string(63, 'a')));
  EXPECT_FALSE(is_host_name(std::string(64, 'a')));
}

TEST(PlainHost, IsSpelledAsNormalisingSpellsIt) {
  std::string lowered;
  int plain = 0;
  for (int byte = 0; byte < 256; ++byte)
    for (const std::size_t at : {0U, 3U, 9U}) {
      for (std::string host : {"Mx1.aB_c-d.Example", "A.b-"}) {
        if (at >= host.size()) continue;
        host[at] = static_cast<char>(byte);
        if (!is_plain_host(host)) continue;
        ++plain;
        lower_plain_host(host, lowered);
        EXPECT_EQ(spelled(host), lowered);
      }
    }
  EXPECT_EQ((26 * 2 + 10 + 3) * 5, plain);
  EXPECT_TRUE(is_plain_host(""));
}

TEST(ALabel, SpellsLettersOfAnyScript) {
  EXPECT_EQ(spelled("b\u00FCcher"), "xn--bcher-kva");
  EXPECT_EQ(spelled("\u00FC"), "xn--tda");
  EXPECT_EQ(spelled("quiz\u00E1s-1"), "xn--quizs-1-kwa");
  EXPECT_EQ(spelled("fa\u00DF"), "xn--fa-hia");
  EXPECT_EQ(spelled("\u4F8B\u3048"), "xn--r8jz45g");
  EXPECT_EQ(spelled("\u30C9\u30E1\u30A4\u30F3"), "xn--eckwd4c7c");
  EXPECT_EQ(spelled("\u043F\u0440\u0438\u043C\u0435\u0440"), "xn--e1afmkfd");
  EXPECT_EQ(spelled("\u4ED6\u4EEC\u4E3A\u4EC0\u4E48\u4E0D\u8BF4\u4E2D\u6587"), "xn--ihqwcrb4cv8a8dqg056pqjye");
  EXPECT_EQ(spelled("pro\u010Dprost\u011Bnemluv\u00ED\u010Desky"), "xn--proprostnemluvesky-uyb24dma41a");
}

TEST(ALabel, LeavesAsciiLabelsAndDotsAlone) {
  EXPECT_EQ(spelled("a.b.example"), "a.b.example");
  EXPECT_EQ(spelled("mx.b\u00FCcher.example."), "mx.xn--bcher-kva.example.");
  EXPECT_EQ(spelled("..\u00FC..\u00FC"), "..xn--tda..xn--tda");
  EXPECT_EQ(spelled("xn--bcher-kva.example"), "xn--bcher-kva.example");
}

TEST(ALabel, UpperCaseAndDecomposedLettersGiveTheSameLabel) {
  EXPECT_EQ(spelled("B\u00DCCHER"), "xn--bcher-kva");
  EXPECT_EQ(spelled("bu\u0308cher"), "xn--bcher-kva");
}

TEST(ALabel, AnALabelHasAtMost63Octets) {
  std::string label;
  for (int i = 0; i < 57; ++i) label += "\u03B1";
  EXPECT_EQ(spelled(label), "xn--mxa" + std::string(56, 'a'));
  EXPECT_EQ(spelled(label).size(), 63U);
  EXPECT_EQ(spelled(label + "\u03B1"), label + "\u03B1");
}

TEST(ALabel, ANameTooLongToBeOneStays) {
  std::string name;
  for (int i = 0; i < 337; ++i) name += "\u00FC.";
  ASSERT_EQ(name.size(), 4 * kLongestHostName - 1);
  EXPECT_TRUE(spelled(name + "a").ends_with(".xn--tda.a"));
  EXPECT_EQ(spelled(name + "ab"), name + "ab");
}

TEST(ALabel, WordsThatAreNoNameStay) {
  EXPECT_EQ(spelled("h\u00F4te indisponible"), "h\u00F4te indisponible");
  EXPECT_EQ(spelled("[\u00FC]"), "[\u00FC]");
}

TEST(ALabel, EachByteComesFromTheWholeLabel) {
  NormalisedText text;
  normalise("a.B\u00DCCHER.c", text);
  use_a_labels(text);
  ASSERT_EQ(text.text, "a.xn--bcher-kva.c");
  EXPECT_EQ(text.source_of({4, 5}), (Span{2, 9}));
  EXPECT_EQ(text.source_of({0, 1}), (Span{0, 1}));
  EXPECT_EQ(text.source_of({16, 17}), (Span{10, 11}));
}

}  // namespace
}  // namespace carom::core
