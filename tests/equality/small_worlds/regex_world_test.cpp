// All regular expressions of up to four operators over three letters on all texts of up to five: the automaton against
// RE2 and against a matcher of thirty lines, whole programs of them against that matcher in every engine.
// CAROM_EXHAUSTIVE=1 visits all of the 60 million cases.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <algorithm>
#include <iostream>

#include "compiler/pattern/compile_pattern.h"
#include "tests/equality/compare_engines.h"
#include "tests/equality/policy.h"
#include "tests/equality/small_worlds/share.h"
#include "tests/equality/small_worlds/small_regex.h"

namespace carom::equality {
namespace {

constexpr std::size_t kMostOperators = 4;

std::vector<SmallRegex::Ref> regexes_to_visit(std::size_t step) {
  std::vector<SmallRegex::Ref> visited;
  for (const auto& of_count : all_small_regexes(kMostOperators)) {
    // The small ones are few, and all of them are visited.
    const std::size_t stride = of_count.size() < 1000 ? 1 : step;
    for (std::size_t i = 0; i < of_count.size(); i += stride) visited.push_back(of_count[i]);
  }
  return visited;
}

RE2::Options longest_match() {
  RE2::Options options;
  options.set_longest_match(true);
  options.set_log_errors(false);
  return options;
}

std::optional<Span> re2_match(const RE2& re2, const std::string& text) {
  re2::StringPiece found;
  if (!re2.Match(text, 0, text.size(), RE2::UNANCHORED, &found, 1)) return std::nullopt;
  const auto begin = static_cast<std::uint32_t>(found.data() - text.data());
  return Span{begin, begin + static_cast<std::uint32_t>(found.size())};
}

std::string shown(const std::optional<Span>& span) {
  return span ? fmt::format("[{}, {})", span->begin, span->end) : "nothing";
}

/// The automaton of one pattern, asked text by text.
class Automaton {
 public:
  explicit Automaton(compiler::CompiledPattern compiled) : compiled_(std::move(compiled)) {}

  std::optional<Span> match(std::string_view text) {
    const bool found =
        core::search(compiled_.instructions, 0, core::MatchChoice::leftmost_longest, text, 0, scratch_, match_);
    return found ? std::optional(match_.whole) : std::nullopt;
  }
  [[nodiscard]] const compiler::CompiledPattern& compiled() const { return compiled_; }

 private:
  compiler::CompiledPattern compiled_;
  core::NfaScratch scratch_;
  core::NfaMatch match_;
};

void expect_agreement(const SmallRegex& regex, const std::vector<std::string>& texts) {
  const std::string pattern = print(regex);
  auto compiled = compiler::compile_regex(pattern, Limits{});
  const RE2 re2(pattern, longest_match());
  ASSERT_TRUE(compiled.has_value()) << pattern;
  ASSERT_TRUE(re2.ok()) << pattern;
  Automaton automaton(std::move(*compiled));
  for (const std::string& text : texts) {
    const auto ours = automaton.match(text);
    const auto reference = leftmost_longest(regex, text);
    ASSERT_EQ(reference, re2_match(re2, text)) << "RE2, /" << pattern << "/ on \"" << text << '"';
    ASSERT_EQ(reference, ours) << '/' << pattern << "/ on \"" << text << "\" finds " << shown(ours) << ", not "
                               << shown(reference);
    ASSERT_TRUE(!reference || text.contains(automaton.compiled().required_literal))
        << '/' << pattern << "/ does not need \"" << automaton.compiled().required_literal << '"';
    ASSERT_TRUE(!reference || !automaton.compiled().facts.never_matches) << pattern;
    ASSERT_TRUE(!text.empty() || automaton.compiled().facts.matches_empty_text == reference.has_value()) << pattern;
  }
}

TEST(RegexWorld, IsWhatRe2AndTheReferenceSay) {
  const auto texts = all_small_texts(kLongestSmallText);
  const auto regexes = regexes_to_visit(share_step());
  for (const SmallRegex::Ref& regex : regexes) {
    expect_agreement(*regex, texts);
    if (HasFatalFailure()) return;
  }
  std::cout << regexes.size() * texts.size() << " cases\n";
}

/// A policy that asks all of `regexes` about the text: annotation n tags what regex n matches, and rule n shows where.
Policy policy_of(std::span<const SmallRegex::Ref> regexes) {
  std::string source = "class found { type none; scope message }\n";
  for (std::size_t i = 0; i < regexes.size(); ++i) {
    const std::string pattern = print(*regexes[i]);
    source += fmt::format("annotate a{0} {{ when text matches /{1}/; tag t{0} }}\n", i, pattern);
    source += fmt::format("rule r{0} {{ when text matches /{1}/ => found }}\n", i, pattern);
  }
  return {{{"", text(std::move(source))}}, Limits{}};
}

/// What the verdict must say, from the reference alone.
void expect_verdict(std::span<const SmallRegex::Ref> regexes, const std::string& text, const core::Verdict& verdict) {
  std::vector<std::string> tags;
  std::optional<Span> first;
  for (std::size_t i = 0; i < regexes.size(); ++i) {
    const auto match = leftmost_longest(*regexes[i], text);
    if (match) tags.push_back(fmt::format("t{}", i));
    if (match && !first) first = match;
  }
  ASSERT_TRUE(std::ranges::equal(tags, verdict.tags)) << text;
  ASSERT_EQ(first.has_value(), verdict.is_classified()) << text;
  if (!first) return;
  ASSERT_EQ(*first, verdict.evidence.front().span) << text << ", rule " << verdict.rule;
}

void expect_program_agreement(std::span<const SmallRegex::Ref> regexes, const std::vector<std::string>& texts) {
  const auto program = compile(policy_of(regexes));
  ASSERT_TRUE(program);
  std::vector<OwnedRecord> records(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) records[i].text = texts[i];
  const RecordViews views(records);
  std::size_t next = 0;
  const auto difference = Comparison(*program, all_engines()).run(views.all(), 7, [&](const core::Verdict& verdict) {
    expect_verdict(regexes, texts[next++], verdict);
  });
  ASSERT_FALSE(difference) << difference->engine << ": " << difference->expected << difference->found;
}

TEST(RegexWorld, IsTheSameInWholeProgramsAndInEveryEngine) {
  constexpr std::size_t kRegexesPerProgram = 61;
  const auto texts = all_small_texts(kLongestSmallText);
  // Compiling whole programs costs more than matching: a smaller share.
  const auto regexes = regexes_to_visit(share_step() * 13);
  for (std::size_t begin = 0; begin < regexes.size() && !HasFatalFailure(); begin += kRegexesPerProgram)
    expect_program_agreement(std::span(regexes).subspan(begin, std::min(kRegexesPerProgram, regexes.size() - begin)),
                             texts);
  std::cout << regexes.size() * texts.size() << " cases\n";
}

TEST(SmallRegex, CountsAllPatterns) {
  std::vector<std::size_t> counts;
  for (const auto& of_count : all_small_regexes(3)) counts.push_back(of_count.size());
  EXPECT_EQ((std::vector<std::size_t>{3, 27, 405, 7533}), counts);
  EXPECT_EQ(364U, all_small_texts(kLongestSmallText).size());
}

}  // namespace
}  // namespace carom::equality
