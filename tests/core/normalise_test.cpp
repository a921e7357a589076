// Normalisation: every clause of docs/language.md section 2, idempotence over all of Unicode, and the offset map.
#include "runtime/core/normalise.h"

#include <gtest/gtest.h>
#include <utf8proc.h>

#include <array>
#include <random>
#include <string>
#include <vector>

namespace carom::core {
namespace {

std::string normalised(std::string_view source) {
  NormalisedText out;
  normalise(source, out);
  return out.text;
}

std::string utf8(std::int32_t code_point) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  const auto size = utf8proc_encode_char(code_point, bytes.data());
  return {reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size)};
}

/// Normalising again changes nothing; the buffers are kept because a million texts are asked about.
class Idempotence {
 public:
  bool holds(std::string_view source) {
    normalise(source, once_);
    normalise(once_.text, twice_);
    return once_.text == twice_.text;
  }

 private:
  NormalisedText once_;
  NormalisedText twice_;
};

bool is_scalar_value(std::int32_t code_point) {
  return code_point < 0xD800 || code_point > 0xDFFF;
}

/// What the words `needle` of the normalised text were in the source.
std::string source_behind(std::string_view source, std::string_view needle) {
  NormalisedText out;
  normalise(source, out);
  const auto at = out.text.find(needle);
  if (at == std::string::npos) return "<not found in '" + out.text + "'>";
  const auto begin = static_cast<std::uint32_t>(at);
  const Span span = out.source_of({begin, begin + static_cast<std::uint32_t>(needle.size())});
  return std::string(source.substr(span.begin, span.size()));
}

TEST(Normalise, LowersAsciiAndJoinsWhiteSpace) {
  EXPECT_EQ(normalised("  User\tUNKNOWN \r\n in  Table \n"), "user unknown in table");
}

TEST(Normalise, LeavesNothingOfEmptyAndBlankText) {
  EXPECT_EQ(normalised(""), "");
  EXPECT_EQ(normalised(" \t\r\n"), "");
}

TEST(Normalise, ReadsControlsAsSpace) {
  EXPECT_EQ(normalised(std::string_view("a\0b\x01"
                                        "c\x7F"
                                        "d\xC2\x85"
                                        "e\xC2\x9F"
                                        "f",
                                        13)),
            "a b c d e f");
}

TEST(Normalise, DropsZeroWidthCharacters) {
  EXPECT_EQ(normalised("u\u200Bs\u200Ce\u200Dr\u2060 \uFEFFun\u00ADknown"), "user unknown");
}

TEST(Normalise, ReadsEveryUnicodeWhiteSpaceAsOneSpace) {
  for (const std::int32_t space : {0x85, 0xA0, 0x1680, 0x2000, 0x2003, 0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000})
    EXPECT_EQ(normalised(std::string("a").append(utf8(space)).append(" b")), "a b") << space;
}

TEST(Normalise, ComposesAcrossDroppedCharacters) {
  EXPECT_EQ(normalised("E\u200B\u0301"), "\u00E9");
}

TEST(Normalise, OrdersCombiningMarksCanonically) {
  EXPECT_EQ(normalised("a\u0302\u0323"), normalised("a\u0323\u0302"));
  EXPECT_EQ(normalised("a\u0302\u0323"), "\u1EAD");
}

TEST(Normalise, ComposesHangul) {
  EXPECT_EQ(normalised("\u1112\u1161\u11AB"), "\uD55C");
}

TEST(Normalise, KeepsCompositionExclusionsDecomposed) {
  EXPECT_EQ(normalised("\u0958"), "\u0915\u093C");
}

TEST(Normalise, LowersOneCodePointToOne) {
  EXPECT_EQ(normalised("\u00C4\u00D6\u1E9E\u00DF"), "\u00E4\u00F6\u00DF\u00DF");
  EXPECT_EQ(normalised("\u0130"), "i");
  EXPECT_EQ(normalised("\u03A3\u03A3"), "\u03C3\u03C3") << "no final sigma: the mapping knows no context";
}

TEST(Normalise, ComposesAgainWhereLowerCaseMakesItPossible) {
  EXPECT_EQ(normalised("\u0130\u0301"), "\u00ED");
}

TEST(Normalise, ReadsInvalidUtf8AsWindows1252) {
  NormalisedText out;
  normalise("Utilisateur \xC9tranger \x80 caf\xC3\xA9", out);
  EXPECT_TRUE(out.was_not_utf8);
  EXPECT_EQ(out.text, "utilisateur \u00E9tranger \u20AC caf\u00E3\u00A9");
}

TEST(Normalise, RejectsWhatUtf8Forbids) {
  for (const std::string_view bad : {"\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\x80", "\xFF"}) {
    NormalisedText out;
    normalise(bad, out);
    EXPECT_TRUE(out.was_not_utf8);
  }
}

TEST(Normalise, DecidesTheEncodingOnTheWholeSourceNotOnTheRuns) {
  NormalisedText out;
  normalise("\xFF\xC3\xA9", {{1, 3}}, out);
  EXPECT_TRUE(out.was_not_utf8);
  EXPECT_EQ(out.text, "\u00E3\u00A9");
}

TEST(Normalise, JoinsRunsByOneSpace) {
  NormalisedText out;
  normalise("550-first \r\n550 second", {{4, 10}, {16, 22}}, out);
  EXPECT_EQ(out.text, "first second");
  EXPECT_EQ(out.source_of({0, 12}), (Span{4, 22}));
}

TEST(Normalise, KeepsASpanForEveryByte) {
  const std::string source = "  A\u0301 \u00C9 x\u2003\u200By \u1112\u1161\u11AB z ";
  NormalisedText out;
  normalise(source, out);
  ASSERT_EQ(out.origin.size(), out.text.size());
  for (std::size_t i = 0; i < out.origin.size(); ++i) {
    EXPECT_LT(out.origin[i].begin, out.origin[i].end);
    EXPECT_LE(out.origin[i].end, source.size());
    if (i > 0) {
      EXPECT_LE(out.origin[i - 1].begin, out.origin[i].begin);
    }
  }
}

TEST(Normalise, NamesTheSmallestSourceOfAMatch) {
  EXPECT_EQ(source_behind("x  User\r\n  Unknown. y", "user unknown"), "User\r\n  Unknown");
  EXPECT_EQ(source_behind("a E\u0301\u0323 b", "\u1EB9\u0301"), "E\u0301\u0323");
  EXPECT_EQ(source_behind("\u00ADu\u00ADser\u00AD", "user"), "u\u00ADser");
}

TEST(Normalise, MapsAnEmptySpanToItsPlace) {
  NormalisedText out;
  normalise(" ab ", out);
  EXPECT_EQ(out.source_of({0, 0}), (Span{1, 1}));
  EXPECT_EQ(out.source_of({2, 2}), (Span{3, 3}));
  normalise("", out);
  EXPECT_EQ(out.source_of({0, 0}), (Span{0, 0}));
}

TEST(Normalise, DropsMarksBeyondThirty) {
  std::string zalgo = "q";
  for (int i = 0; i < 100'000; ++i) zalgo += i % 2 == 0 ? "\u0302" : "\u0323";
  const std::string once = normalised(zalgo + " b");
  EXPECT_EQ(once.size(), 1 + 30 * 2 + 2);
  EXPECT_EQ(normalised(once), once);
}

TEST(Normalise, IsIdempotentOnEveryCodePoint) {
  Idempotence idempotence;
  // Planes 4 to 13 are unassigned, 15 and 16 private: no character of theirs differs from the next.
  const auto is_uniform = [](std::int32_t plane) { return plane >= 4 && plane != 14; };
  for (std::int32_t c = 0; c <= 0x10FFFF; c += is_uniform(c >> 16) ? 127 : 1) {
    if (!is_scalar_value(c)) continue;
    ASSERT_TRUE(idempotence.holds(std::string("a").append(utf8(c)).append("b"))) << std::hex << c;
  }
}

TEST(Normalise, IsIdempotentOnEveryCodePointUnderMarks) {
  Idempotence idempotence;
  for (std::int32_t c = 0x41; c <= 0xFFFF; ++c) {
    if (!is_scalar_value(c)) continue;
    for (const std::int32_t mark : {0x301, 0x307, 0x345}) {
      ASSERT_TRUE(idempotence.holds(utf8(c) + utf8(mark) + utf8(0x323))) << std::hex << c << ' ' << mark;
    }
  }
}

TEST(Normalise, IsIdempotentOnRandomBytesAndText) {
  const auto seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  const std::vector<std::string> parts = {"A",      " ",      "\u0301", "\u0323", "\u0130", "\u1100",
                                          "\u1161", "\u11A8", "\u200B", "\n",     "\xFF",   "i",
                                          "\u0307", "\u09C7", "\u09BE", "\uFB4E", "\u0345", "\u1FBC"};
  for (int round = 0; round < 5'000; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i) text += parts[random() % parts.size()];
    const std::string once = normalised(text);
    ASSERT_EQ(normalised(once), once);
  }
}

TEST(Normalise, AgreesWithUtf8procOnComposition) {
  for (std::int32_t c = 0xC0; c <= 0xFFFF; ++c) {
    if (!is_scalar_value(c) || utf8proc_tolower(c) != c) continue;
    const std::string between = normalised(std::string("x").append(utf8(c)).append("x"));
    if (between.size() <= 2 || between.contains(' ')) continue;
    const std::string text = utf8(c) + utf8(0x301);
    char* composed = reinterpret_cast<char*>(utf8proc_NFC(reinterpret_cast<const utf8proc_uint8_t*>(text.c_str())));
    const std::string expected = composed;
    std::free(composed);
    ASSERT_EQ(normalised(text), expected) << std::hex << c;
  }
}

/// NFC and lower case as utf8proc makes them of the whole text, without runs or shortcuts.
std::string lowered_nfc(const std::string& text) {
  const auto composed = [](const std::string& of) {
    char* made = reinterpret_cast<char*>(utf8proc_NFC(reinterpret_cast<const utf8proc_uint8_t*>(of.c_str())));
    std::string result = made;
    std::free(made);
    return result;
  };
  std::string lowered;
  for (std::string rest = composed(text); !rest.empty();) {
    std::int32_t c = 0;
    const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(rest.data()),
                                       static_cast<utf8proc_ssize_t>(rest.size()), &c);
    lowered += utf8(utf8proc_tolower(c));
    rest.erase(0, static_cast<std::size_t>(size));
  }
  return composed(lowered);
}

TEST(Normalise, AgreesWithUtf8procOnTextsOfManyScripts) {
  const auto seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  constexpr std::array<std::int32_t, 12> kJoining = {0x301,  0x323,  0x345,  0x3099, 0x1161, 0x11A8,
                                                     0x09BE, 0x0B57, 0x102E, 0x0653, 0x1100, 0x5B4};
  constexpr std::array<std::int32_t, 9> kBlocks = {0x41, 0xC0, 0x370, 0x600, 0x980, 0x1E00, 0x3040, 0xAC00, 0x1100};
  for (int round = 0; round < 20'000; ++round) {
    std::string text = "x";
    for (int i = 0; i < 8; ++i)
      text += random() % 3 == 0 ? utf8(kJoining[random() % kJoining.size()])
                                : utf8(kBlocks[random() % kBlocks.size()] + static_cast<std::int32_t>(random() % 0x38));
    NormalisedText with_origins;
    normalise(text, with_origins);
    if (with_origins.text.contains(' ')) continue;
    ASSERT_EQ(with_origins.text, lowered_nfc(text));
    ASSERT_EQ(with_origins.origin.size(), with_origins.text.size());
    NormalisedText without;
    normalise_without_origins(text, {{0, static_cast<std::uint32_t>(text.size())}}, without);
    ASSERT_EQ(without.text, with_origins.text);
  }
}

TEST(NormalisePattern, KeepsOneSpaceAtEitherEnd) {
  EXPECT_EQ(normalise_pattern("  Mailbox\t Full\n"), " mailbox full ");
  EXPECT_EQ(normalise_pattern("full"), "full");
  EXPECT_EQ(normalise_pattern("  "), " ");
  EXPECT_EQ(normalise_pattern(""), "");
}

}  // namespace
}  // namespace carom::core
