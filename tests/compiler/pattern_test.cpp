// Regular expressions and templates: what they match, what they are refused for, what is known of them unrun.
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "compiler/pattern/compile_pattern.h"
#include "runtime/core/normalise.h"

namespace carom::compiler {
namespace {

using core::MatchChoice;
using core::NfaMatch;
using core::NfaScratch;

CompiledPattern regex(std::string_view pattern) {
  auto compiled = compile_regex(pattern, Limits{});
  if (compiled) return *compiled;
  ADD_FAILURE() << pattern << ": " << compiled.error().message;
  return {};
}

CompiledPattern template_of(std::string_view text) {
  auto compiled = compile_template(text, Limits{});
  if (compiled) return *compiled;
  ADD_FAILURE() << text << ": " << compiled.error().message;
  return {};
}

std::string normalised(std::string_view text) {
  core::NormalisedText out;
  core::normalise(text, out);
  return out.text;
}

std::optional<NfaMatch> found(const CompiledPattern& pattern, MatchChoice choice, std::string_view text) {
  NfaScratch scratch;
  NfaMatch match;
  const auto holes = static_cast<std::uint32_t>(pattern.holes.size());
  if (!core::search(pattern.instructions, holes, choice, text, 0, scratch, match)) return std::nullopt;
  return match;
}

/// What `pattern` matches in the normalised `text`; "-" for nothing.
std::string regex_in(std::string_view pattern, std::string_view text) {
  const std::string view = normalised(text);
  const auto match = found(regex(pattern), MatchChoice::leftmost_longest, view);
  return match ? view.substr(match->whole.begin, match->whole.size()) : "-";
}

/// The holes of `pattern` in the normalised `text`, joined by "|"; "-" for no match.
std::string holes_in(std::string_view pattern, std::string_view text) {
  const std::string view = normalised(text);
  const auto match = found(template_of(pattern), MatchChoice::leftmost_first, view);
  if (!match) return "-";
  std::string joined;
  for (const Span hole : match->holes) {
    if (!joined.empty()) joined += '|';
    joined.append(view, hole.begin, hole.size());
  }
  return joined;
}

PatternError regex_error(std::string_view pattern, const Limits& limits = {}) {
  const auto compiled = compile_regex(pattern, limits);
  if (!compiled) return compiled.error();
  ADD_FAILURE() << pattern << " compiles";
  return {};
}

PatternError template_error(std::string_view text, const Limits& limits = {}) {
  const auto compiled = compile_template(text, limits);
  if (!compiled) return compiled.error();
  ADD_FAILURE() << text << " compiles";
  return {};
}

TEST(Regex, MatchesLiteralsInAnyCase) {
  EXPECT_EQ(regex_in("User Unknown", "x USER unknown y"), "user unknown");
  EXPECT_EQ(regex_in("\u00C9tranger", "\u00E9TRANGER"), "\u00E9tranger");
  EXPECT_EQ(regex_in("E\u0301t", "\u00E9t"), "\u00E9t") << "a literal is composed as the text is";
}

TEST(Regex, ReadsTwoSpacesAsOne) {
  EXPECT_EQ(regex_in("user  \\t unknown", "user unknown"), "user unknown");
  EXPECT_EQ(regex_in("user\\nunknown", "user\nunknown"), "user unknown");
}

TEST(Regex, TakesTheLeftmostLongest) {
  EXPECT_EQ(regex_in("a|ab|abc", "xabc"), "abc");
  EXPECT_EQ(regex_in("gr[ae]y-?list|try again (later|in \\d+)", "please try again in 300 seconds"), "try again in 300");
}

TEST(Regex, Repeats) {
  EXPECT_EQ(regex_in("ab{2}", "abbb"), "abb");
  EXPECT_EQ(regex_in("ab{2,}", "ab abbb"), "abbb");
  EXPECT_EQ(regex_in("ab{1,2}c", "abbbc abbc"), "abbc");
  EXPECT_EQ(regex_in("(?:ab){0}c", "abc"), "c");
  EXPECT_EQ(regex_in("(ab?)+", "xabaab"), "abaab");
  EXPECT_EQ(regex_in("(a*)*b", "aab"), "aab");
}

TEST(Regex, KnowsClasses) {
  EXPECT_EQ(regex_in("[a-c]+", "xxabcabd"), "abcab");
  EXPECT_EQ(regex_in("[^a-c ]+", "ab xyz"), "xyz");
  EXPECT_EQ(regex_in("[]x]+", "a]x]"), "]x]");
  EXPECT_EQ(regex_in("[a-]+", "b-a-"), "-a-");
  EXPECT_EQ(regex_in("[\\d.]+", "ip 1.2.3"), "1.2.3");
  EXPECT_EQ(regex_in("[^\\n]+", "a b"), "a b") << "a class without line ends holds the space";
  EXPECT_EQ(regex_in("x[\\t]y", "x\ty"), "x y") << "a tab is a space in the text";
  EXPECT_EQ(regex_in("[\u0430-\u044F]+", "abc \u041F\u0420\u0418 x"), "\u043F\u0440\u0438");
}

TEST(Regex, FoldsTheCaseOfClasses) {
  EXPECT_EQ(regex_in("[A-Z]+", "ABC"), "abc");
  EXPECT_EQ(regex_in("[^A-Z]+", "ABC1"), "1");
  EXPECT_EQ(regex_in("[\u0410-\u042F]+", "\u041F\u0420"), "\u043F\u0440");
  EXPECT_EQ(regex_in("[\\x{80}-\\x{10ffff}]", "k"), "-") << "the Kelvin sign's lower case is ASCII";
}

TEST(Regex, KnowsPerlClassesAsAscii) {
  EXPECT_EQ(regex_in("\\d+", "a12"), "12");
  EXPECT_EQ(regex_in("\\w+", "-A_1-"), "a_1");
  EXPECT_EQ(regex_in("a\\sb", "a b"), "a b");
  EXPECT_EQ(regex_in("\\S+", "a\u00E9 b"), "a\u00E9");
  EXPECT_EQ(regex_in("\\D\\W", "1a-"), "a-");
  EXPECT_EQ(regex_in("\\d", "\u0661"), "-");
}

TEST(Regex, KnowsBoundaries) {
  EXPECT_EQ(regex_in("\\bspf\\b", "antispf spf"), "spf");
  EXPECT_EQ(regex_in("\\Bspf", "antispf"), "spf");
  EXPECT_EQ(regex_in("^a", "ba"), "-");
  EXPECT_EQ(regex_in("b$", "ba"), "-");
  EXPECT_EQ(regex_in("^$", ""), "");
}

TEST(Regex, ReadsADotAsOneCodePoint) {
  EXPECT_EQ(regex_in("^a.b$", "a\u00E9b"), "a\u00E9b");
  EXPECT_EQ(regex_in("^a.b$", "a\U0001F600b"), "a\U0001F600b");
  EXPECT_EQ(regex_in("^..$", "\u00E9"), "-");
}

TEST(Regex, ReadsEscapes) {
  EXPECT_EQ(regex_in("1\\.2", "1x2 1.2"), "1.2");
  EXPECT_EQ(regex_in("\\x41\\x{e9}", "A\u00C9"), "a\u00E9");
  EXPECT_EQ(regex_in("a\\/b\\-\\{\\}", "a/b-{}"), "a/b-{}");
}

TEST(Regex, RefusesWhatLinearTimeCannotDo) {
  for (const char* pattern :
       {"(?=a)", "(?!a)",       "(?<=a)", "(?<!a)",  "(a)\\1",  "(?i)a", "(?i:a)", "(?P<n>a)", "(?<n>a)",
        "(?>a)", "(?#a)",       "\\pL",   "\\p{Lu}", "a*?",     "a+?",   "a??",    "a{2}?",    "a*+",
        "a++",   "[[:digit:]]", "\\Aa",   "a\\z",    "\\Qa\\E", "\\K",   "\\R"}) {
    const PatternError error = regex_error(pattern);
    EXPECT_EQ(error.kind, PatternErrorKind::unsupported) << pattern;
    EXPECT_FALSE(error.where.empty()) << pattern;
  }
  EXPECT_NE(regex_error("a(?!b)").message.find("unless"), std::string::npos);
  EXPECT_EQ(regex_error("ab(?!c)").where, (Span{2, 5}));
}

TEST(Regex, RefusesWrongSyntax) {
  for (const char* pattern :
       {"(a",  "a)",   "[a",  "[",    "[^]",  "a\\",         "*a",        "+",     "?",
        "a|*", "a**",  "a{",  "a{x}", "a{2",  "a{3,2}",      "{2}",       "[z-a]", "[a-\\d]",
        "^*",  "\\b+", "\\y", "\\x",  "\\xg", "\\x{110000}", "\\x{d800}", "[\\b]", "[^\\x{0}-\\x{10ffff}]"}) {
    const PatternError error = regex_error(pattern);
    EXPECT_EQ(error.kind, PatternErrorKind::syntax) << pattern << ": " << error.message;
    EXPECT_FALSE(error.message.empty()) << pattern;
    EXPECT_LE(error.where.end, std::string_view(pattern).size()) << pattern;
  }
  EXPECT_EQ(regex_error("ab)c").where, (Span{2, 3}));
}

TEST(Regex, KeepsItsLimits) {
  const Limits limits{.nesting = 3, .regex_characters = 20, .regex_states = 12, .regex_repeat = 5};
  const auto is_limit = [&](std::string_view pattern) {
    const auto compiled = compile_regex(pattern, limits);
    return !compiled && compiled.error().kind == PatternErrorKind::limit;
  };
  EXPECT_FALSE(is_limit("a{5}"));
  EXPECT_TRUE(is_limit("a{6}"));
  EXPECT_TRUE(is_limit("a{6,}"));
  EXPECT_TRUE(is_limit("a{1,6}"));
  EXPECT_TRUE(is_limit("a{99999999999999}"));
  EXPECT_FALSE(is_limit("(((a)))"));
  EXPECT_TRUE(is_limit("((((a))))"));
  EXPECT_FALSE(is_limit("\u00E9{0}aaaaaaaaaaa"));
  EXPECT_TRUE(is_limit("aaaaaaaaaaaa")) << "twelve bytes and the match";
  EXPECT_FALSE(is_limit("[aaaaaaaaaaaaaaaaaa]"));
  EXPECT_TRUE(is_limit("[aaaaaaaaaaaaaaaaaaa]"));
}

TEST(Regex, BoundsWorkWhateverIsRepeated) {
  EXPECT_EQ(regex_error("((((a{1000}){1000}){1000}){1000}){1000}").kind, PatternErrorKind::limit);
  EXPECT_EQ(regex_in("(((((){1000}){1000}){1000}){1000}){1000}a", "a"), "a");
  EXPECT_EQ(regex_in("((((a{0}){1000}){1000}){1000}){1000}b", "b"), "b");
  std::string classes;
  while (classes.size() < 1'000) classes += "[^a-z]";
  EXPECT_TRUE(compile_regex(classes, Limits{}));
}

TEST(Regex, KnowsTheLiteralItNeeds) {
  const std::pair<const char*, const char*> cases[] = {{"user unknown", "user unknown"},
                                                       {"a+b", "ab"},
                                                       {"x(abc|abd)y", "xab"},
                                                       {"(one|two)", ""},
                                                       {"a?bcd", "bcd"},
                                                       {"(?:ab){3}", "ababab"},
                                                       {"(?:ab){2,}c", "ababc"},
                                                       {"\\d+ abc \\d+ abcdef", " abcdef"},
                                                       {"^ab$", "ab"},
                                                       {"a.b", "a"},
                                                       {"(foo bar|foo bar)", "foo bar"},
                                                       {"[a]bc", "abc"},
                                                       {"(?:xfoo|yfoo)z", "fooz"},
                                                       {"", ""},
                                                       {"a{0}b", "b"},
                                                       {"\u00C9t\u00C9", "\u00E9t\u00E9"}};
  for (const auto& [pattern, literal] : cases) EXPECT_EQ(regex(pattern).required_literal, literal) << pattern;
}

TEST(Regex, KnowsWhenItMatchesTheEmptyText) {
  for (const char* pattern : {"", "a*", "a?b*", "(|a)", "^", "$", "^$"})
    EXPECT_TRUE(regex(pattern).facts.matches_empty_text) << pattern;
  for (const char* pattern : {"a", "a+", "\\b", "a|b"})
    EXPECT_FALSE(regex(pattern).facts.matches_empty_text) << pattern;
}

TEST(Regex, KnowsWhenItNeverMatches) {
  for (const char* pattern : {"a^b", "a$b", "a^", "$a", "(a|b)+^", "a\\bb", "^\\B\\w", "x(?:$|^)y"})
    EXPECT_TRUE(regex(pattern).facts.never_matches) << pattern;
  for (const char* pattern : {"^a", "a$", "a*^b", "b$a*", "^^a$$", "(^|a)b", "a\\b-", "a\\Bb", "$"})
    EXPECT_FALSE(regex(pattern).facts.never_matches) << pattern;
}

TEST(Template, TakesTheShortestText) {
  EXPECT_EQ(holes_in("a{*}b", "xaccbb"), "cc");
  EXPECT_EQ(holes_in("a {*} b {word}", "a b b b c"), "b|b");
  EXPECT_EQ(holes_in("said: {*}", "said: all of it"), "");
}

TEST(Template, NormalisesItsText) {
  EXPECT_EQ(holes_in("Host  {host}\tSAID", "host MX.A.example said"), "mx.a.example");
  EXPECT_EQ(template_of("Queued AS {id}").required_literal, "queued as ");
}

TEST(Template, ReadsDoubledBracesAsBraces) {
  EXPECT_EQ(holes_in("{{{int}}", "x {42} y"), "42");
  EXPECT_EQ(holes_in("{{a}", "x {a} y"), "");
}

TEST(Template, EndsTokensWhereTheyEnd) {
  EXPECT_EQ(holes_in("from {host}", "from mx.a.example."), "mx.a.example");
  EXPECT_EQ(holes_in("error {int}", "error 451"), "451");
  EXPECT_EQ(holes_in("{ip}", "by 192.0.2.25, ok"), "192.0.2.25");
  EXPECT_EQ(holes_in("{id}{*}", "ticket abc-123: x"), "abc-123|");
  EXPECT_EQ(holes_in("wait {duration}", "wait 5 minutes, please"), "5 minutes");
}

TEST(Template, BeginsTokensWhereTheyBegin) {
  EXPECT_EQ(holes_in("{int} messages", "1234 messages"), "1234");
  EXPECT_EQ(holes_in("{host} refused", "mx.a.example refused"), "mx.a.example");
  EXPECT_EQ(holes_in("rl{int}", "code rl000001"), "000001");
  EXPECT_EQ(holes_in("id={id}", "x id=abc1 y"), "abc1");
}

TEST(Template, LetsTextBesideAHoleSayWhereItEnds) {
  EXPECT_EQ(holes_in("<{word}>", "x <abc> def>"), "abc");
  EXPECT_EQ(holes_in("{host}.mail.protection.outlook.com", "by a.b.mail.protection.outlook.com"), "a.b");
  EXPECT_EQ(holes_in("{int}kb", "max 20kb"), "20");
  EXPECT_EQ(holes_in("[{ip}] said", "x [2001:db8::1] said"), "2001:db8::1");
}

TEST(Template, KnowsItsKinds) {
  const struct {
    const char* kind;
    const char* text;
    const char* hole;
  } cases[] = {
      {"word", "x-y, z", "x-y,"},
      {"int", "a12b", "12"},
      {"ip", "from 192.0.2.1:25", "192.0.2.1"},
      {"ip", "from [2001:DB8::1]", "2001:db8::1"},
      {"ip", "from ::ffff:192.0.2.1 x", "::ffff:192.0.2.1"},
      {"ip", "from 2001:db8:0:0:0:0:0:1.", "2001:db8:0:0:0:0:0:1"},
      {"ip", "from IPv6:2001:db8::1, x", "ipv6:2001:db8::1"},
      {"ip", "from [IPv6:2001:db8:0:0:0:0:0:1]", "ipv6:2001:db8:0:0:0:0:0:1"},
      {"ip", "from ipv6:mx", "-"},
      {"ip", "version 1.2.3.4.5 at 10:45:50", "-"},
      {"addr", "to <A.B+c@Sub.Example>: no", "a.b+c@sub.example"},
      {"addr", "to a@b", "a@b"},
      {"addr", "at @ home", "-"},
      {"host", "at mx-1.a.example", "mx-1.a.example"},
      {"host", "at localhost or 192.0.2.1", "-"},
      {"url", "see https://a.example/b?c=d. Thanks", "https://a.example/b?c=d"},
      {"url", "see (www.a.example)", "www.a.example"},
      {"url", "see <http://a.example/x>", "http://a.example/x"},
      {"id", "as 4Xy-z_1.2@h; ok", "4xy-z_1.2@h"},
      {"id", "as abc", "-"},
      {"duration", "in 300s", "300s"},
      {"duration", "in 1h", "1h"},
      {"duration", "in 00:05:00", "00:05:00"},
      {"duration", "in 1 hour and 5 minutes.", "1 hour and 5 minutes"},
      {"duration", "in 300 tries", "300"},
      {"duration", "in 5megs", "-"},
  };
  for (const auto& test : cases)
    EXPECT_EQ(holes_in(std::string("{").append(test.kind).append("}"), test.text), test.hole)
        << test.kind << ": " << test.text;
}

TEST(Template, FindsARepliesBegin) {
  EXPECT_EQ(holes_in("said: {reply}", "host said: 550 5.1.1 x"), "550");
  EXPECT_EQ(holes_in("said: {reply} (in reply", "host said: 550-5.1.1 no such user (in reply to x)"),
            "550-5.1.1 no such user");
  EXPECT_EQ(holes_in("said: {reply}", "host said: no"), "-");
  EXPECT_EQ(holes_in("said: {reply} at", "said: 5501 x at"), "-");
}

TEST(Template, AClosingQuoteBehindAReplyIsNoApostrophe) {
  EXPECT_EQ(holes_in("said '{reply}'", "said '550 it wasn't taken' x"), "550 it wasn't taken");
  EXPECT_EQ(holes_in("said '{reply}'", "said '550 it wasn't taken: x.'Sorry"), "550 it wasn't taken: x.");
  EXPECT_EQ(holes_in("said '{reply}'", "said '550 it wasn't taken"), "-");
  EXPECT_EQ(holes_in("said '{reply}'s", "said '550 x's y"), "550 x") << "what the template says counts";
  EXPECT_EQ(holes_in("said '{*}'", "said 'it wasn't'"), "it wasn") << "{*} is any text";
}

TEST(Template, NamesItsHoles) {
  const CompiledPattern pattern = template_of("host {host:host}[{ip}] said: {reply}");
  ASSERT_EQ(pattern.holes.size(), 3);
  EXPECT_EQ(pattern.holes[0].name, "host");
  EXPECT_EQ(pattern.holes[0].kind, core::HoleKind::host);
  EXPECT_EQ(pattern.holes[1].name, "");
  EXPECT_EQ(pattern.holes[2].kind, core::HoleKind::reply);
  EXPECT_EQ(pattern.required_literal, "] said: ");
  EXPECT_EQ(holes_in("[{ip}] said", "x [ipv6:2001:db8::1] said"), "ipv6:2001:db8::1");
  EXPECT_EQ(holes_in("host {host:host}[{ip}] said: {reply}", "host mx.a.example[192.0.2.1] said: 550 x"),
            "mx.a.example|192.0.2.1|550");
}

TEST(Template, RefusesWrongSyntax) {
  for (const char* text :
       {"", "a {host", "{}", "{hots}", "{a:}", "{A:int}", "{:int}", "{a b:int}", "{a:int} {a:int}"}) {
    const PatternError error = template_error(text);
    EXPECT_EQ(error.kind, PatternErrorKind::syntax) << text;
    EXPECT_LE(error.where.end, std::string_view(text).size()) << text;
  }
  EXPECT_NE(template_error("x {hots}").message.find("did you mean {host}"), std::string::npos);
  EXPECT_EQ(template_error("ab {x:nix} c").where, (Span{3, 10}));
}

TEST(Template, KeepsItsLimits) {
  EXPECT_EQ(template_error(std::string(20, 'a'), {.regex_states = 20}).kind, PatternErrorKind::limit);
  EXPECT_TRUE(compile_template(std::string(19, 'a'), {.regex_states = 20}));
  std::string holes;
  for (int i = 0; i < 128; ++i) holes += "{int} ";
  EXPECT_TRUE(compile_template(holes, Limits{}));
  EXPECT_EQ(template_error(holes + "{int}").kind, PatternErrorKind::limit);
}

// Every state of a search keeps the place of every hole.
TEST(Template, KeepsTheLimitOfStatesTimesHoles) {
  const Limits limits{.regex_states = 1'000'000};
  std::string holes;
  for (int i = 0; i < 128; ++i) holes += "{int} ";
  EXPECT_TRUE(compile_template(std::string(100'000, 'a') + "{int}", limits));
  const PatternError error = template_error(holes + std::string(100'000, 'a'), limits);
  EXPECT_EQ(error.kind, PatternErrorKind::limit);
  EXPECT_NE(error.message.find("more than the limit of 8388608"), std::string::npos) << error.message;
}

TEST(Template, IsLinearInTheText) {
  NfaScratch scratch;
  NfaMatch match;
  const CompiledPattern pattern = template_of("{word} {host} {id} {addr} {url} never there");
  const auto steps = [&](std::size_t size) {
    std::string text;
    while (text.size() < size) text += "a.b1@c.d www.";
    text.resize(size);
    EXPECT_FALSE(core::search(pattern.instructions, 5, MatchChoice::leftmost_first, text, 0, scratch, match));
    return scratch.steps;
  };
  EXPECT_LE(steps(64 * 1024), 20 * steps(4 * 1024));
}

}  // namespace
}  // namespace carom::compiler
