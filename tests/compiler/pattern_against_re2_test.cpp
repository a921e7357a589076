// Random regular expressions on random texts, against RE2's leftmost-longest matching. All small ones are in
// tests/equality/small_worlds.
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <cstdlib>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "compiler/pattern/compile_pattern.h"

namespace carom::compiler {
namespace {

RE2::Options longest_match() {
  RE2::Options options;
  options.set_longest_match(true);
  options.set_dot_nl(true);
  options.set_log_errors(false);
  return options;
}

std::optional<Span> re2_match(const RE2& re2, const std::string& text) {
  re2::StringPiece found;
  if (!re2.Match(text, 0, text.size(), RE2::UNANCHORED, &found, 1)) return std::nullopt;
  const auto begin = static_cast<std::uint32_t>(found.data() - text.data());
  return Span{begin, begin + static_cast<std::uint32_t>(found.size())};
}

class Comparison {
 public:
  /// False, with a failure that shows the case, where the two disagree.
  bool agrees(const std::string& pattern, const std::vector<std::string>& texts) {
    const auto ours = compile_regex(pattern, Limits{});
    const RE2 re2(pattern, longest_match());
    if (!ours || !re2.ok()) {
      ADD_FAILURE() << pattern << ": " << (ours ? re2.error() : ours.error().message);
      return false;
    }
    bool any = false;
    for (const std::string& text : texts) {
      if (!agrees_on(*ours, re2, text)) return false;
      any |= found_;
    }
    if (any && ours->facts.never_matches) ADD_FAILURE() << pattern << " is said never to match";
    return !(any && ours->facts.never_matches);
  }

 private:
  bool agrees_on(const CompiledPattern& ours, const RE2& re2, const std::string& text) {
    found_ = core::search(ours.instructions, 0, core::MatchChoice::leftmost_longest, text, 0, scratch_, match_);
    const auto theirs = re2_match(re2, text);
    const bool same = found_ == theirs.has_value() && (!found_ || match_.whole == *theirs);
    if (!same) ADD_FAILURE() << "/" << re2.pattern() << "/ on \"" << text << "\"";
    const bool has_literal = text.find(ours.required_literal) != std::string::npos;
    if (found_ && !has_literal) ADD_FAILURE() << "/" << re2.pattern() << "/ does not need " << ours.required_literal;
    return same && (!found_ || has_literal);
  }

  core::NfaScratch scratch_;
  core::NfaMatch match_;
  bool found_ = false;
};

class RandomPattern {
 public:
  explicit RandomPattern(std::uint32_t seed) : random_(seed) {}

  std::string pattern(int depth) {
    std::string made = sequence(depth);
    while (chance(4)) made.append("|").append(sequence(depth));
    return made;
  }

  std::string text() {
    static const std::vector<std::string> kParts = {"a", "b", "z", "-", "1", "_", "\u00E9", "\u4E2D", "\U0001F600"};
    std::string made;
    for (std::size_t i = below(10); i > 0; --i) made += pick(kParts);
    return made;
  }

 private:
  std::size_t below(std::size_t bound) { return random_() % bound; }
  bool chance(std::size_t one_in) { return below(one_in) == 0; }
  const std::string& pick(const std::vector<std::string>& from) { return from[below(from.size())]; }

  std::string sequence(int depth) {
    std::string made;
    for (std::size_t i = below(4); i > 0; --i) made += item(depth);
    return made;
  }

  std::string item(int depth) {
    static const std::vector<std::string> kPlaces = {"^", "$", "\\b", "\\B"};
    static const std::vector<std::string> kRepeats = {"",    "",      "",     "*",     "+",  "?",
                                                      "{2}", "{1,3}", "{2,}", "{0,2}", "{0}"};
    if (chance(8)) return pick(kPlaces);
    return atom(depth) + pick(kRepeats);
  }

  std::string atom(int depth) {
    static const std::vector<std::string> kAtoms = {"a",
                                                    "b",
                                                    "z",
                                                    "-",
                                                    "1",
                                                    "_",
                                                    "\u00E9",
                                                    "\u4E2D",
                                                    "\U0001F600",
                                                    ".",
                                                    "\\d",
                                                    "\\w",
                                                    "\\W",
                                                    "\\D",
                                                    "\\S",
                                                    "[ab]",
                                                    "[^ab]",
                                                    "[a-z1]",
                                                    "[^a-z\u00E9]",
                                                    "[\\w-]",
                                                    "[^\\d]",
                                                    "[\u00E0-\u00FF]",
                                                    "[\\x{80}-\\x{10ffff}]",
                                                    "[\u4E00-\U0001F600]"};
    if (depth > 0 && chance(3)) return std::string(chance(2) ? "(" : "(?:").append(pattern(depth - 1)).append(")");
    return pick(kAtoms);
  }

  std::mt19937 random_;
};

TEST(RegexAgainstRe2, AgreesOnRandomPatternsAndTexts) {
  const char* given = std::getenv("CAROM_SEED");
  const auto seed =
      given != nullptr ? static_cast<std::uint32_t>(std::strtoul(given, nullptr, 10)) : std::random_device{}();
  SCOPED_TRACE("CAROM_SEED=" + std::to_string(seed));
  RandomPattern random(seed);
  Comparison comparison;
  for (int round = 0; round < 2'000; ++round) {
    std::vector<std::string> texts;
    for (int i = 0; i < 20; ++i) texts.push_back(random.text());
    ASSERT_TRUE(comparison.agrees(random.pattern(3), texts));
  }
}

}  // namespace
}  // namespace carom::compiler
