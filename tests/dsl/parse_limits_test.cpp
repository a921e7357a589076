// Each limit at and above its value, and sources made to cost time or stack.
#include <gtest/gtest.h>
#include <pthread.h>

#include <algorithm>
#include <string>

#include "dsl/diag/diagnostic.h"
#include "dsl/parse/parse.h"

namespace carom::dsl {
namespace {

constexpr std::size_t kMebibyte = 1U << 20U;

std::string repeat(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

DiagnosticSink diagnose(std::string text, const Limits& limits = {}) {
  SourceMap sources;
  DiagnosticSink sink;
  static_cast<void>(parse(sources, sources.add("limits.carom", std::move(text)), limits, sink));
  return sink;
}

void expect_clean(std::string text, const Limits& limits = {}) {
  const DiagnosticSink sink = diagnose(std::move(text), limits);
  EXPECT_FALSE(sink.has_errors()) << sink.all().front().message;
}

void expect_one(DiagnosticId id, std::string text, const Limits& limits = {}) {
  const DiagnosticSink sink = diagnose(std::move(text), limits);
  EXPECT_EQ(sink.error_count(), 1U);
  ASSERT_FALSE(sink.all().empty());
  EXPECT_EQ(sink.all().front().id, id) << sink.all().front().message;
}

std::string rule_when(const std::string& condition) {
  return "rule a { when " + condition + " => mailbox.full }\nrule b { when code 550 => mailbox.full }\n";
}

std::string aggregate_when(const std::string& having) {
  return "aggregate a { group by rcpt when " + having + " say \"x\" }\nrule b { when code 550 => mailbox.full }\n";
}

TEST(ParseLimits, ParenthesesNestAsDeepAsTheLimit) {
  expect_clean(rule_when(repeat("(", 64) + "code 550" + repeat(")", 64)));
  expect_one(DiagnosticId::C1001, rule_when(repeat("(", 65) + "code 550" + repeat(")", 65)));
}

TEST(ParseLimits, NegationsNestAsDeepAsTheLimit) {
  expect_clean(rule_when(repeat("not ", 64) + "code 550"));
  expect_one(DiagnosticId::C1001, rule_when(repeat("not ", 65) + "code 550"));
}

TEST(ParseLimits, ParenthesesOfAggregatesNestAsDeepAsTheLimit) {
  expect_clean(aggregate_when(repeat("(", 64) + "a > 1" + repeat(")", 64)));
  expect_one(DiagnosticId::C1001, aggregate_when(repeat("(", 65) + "a > 1" + repeat(")", 65)));
  expect_one(DiagnosticId::C1001, aggregate_when(repeat("(", 65) + "a" + repeat(")", 65) + " > 1"));
}

TEST(ParseLimits, ArithmeticHasAsManyOperatorsAsTheLimit) {
  expect_clean(aggregate_when(repeat("a + ", 64) + "a > 1"));
  expect_one(DiagnosticId::C1005, aggregate_when(repeat("a + ", 65) + "a > 1"));
}

TEST(ParseLimits, AFileIsAsLargeAsTheLimit) {
  Limits limits;
  limits.source_file_bytes = 20;
  expect_clean("use a\n" + repeat("#", 14), limits);
  expect_one(DiagnosticId::C1002, "use a\n" + repeat("#", 15), limits);
}

TEST(ParseLimits, AStringIsAsLongAsTheLimit) {
  expect_clean(rule_when("text has \"" + repeat("a", 65536) + "\""));
  expect_one(DiagnosticId::C1003, rule_when("text has \"" + repeat("a", 65537) + "\""));
}

TEST(ParseLimits, ARegularExpressionHasAsManyCharactersAsTheLimit) {
  expect_clean(rule_when("text matches /" + repeat("\xC3\xA4", 1024) + "/"));
  expect_one(DiagnosticId::C1004, rule_when("text matches /" + repeat("\xC3\xA4", 1025) + "/"));
}

TEST(ParseLimits, NumbersTooLargeAreReportedAndNotComputed) {
  for (const char* condition :
       {"attempts >= 99999999999999999999", "age > 99999999999999999999d", "age > 100000000000000d"})
    expect_one(DiagnosticId::C0126, rule_when(condition));
  expect_clean(rule_when("age > 99999999999999d"));
  expect_one(DiagnosticId::C0126, aggregate_when("a > 99999999999999999999%"));
  expect_one(DiagnosticId::C0126,
             "class a { type permanent scope recipient suppress recipient after "
             "99999999999999999999 in 3d }");
}

// What a hostile author may write a mebibyte of.
struct Hostile {
  const char* name;
  const char* before;
  const char* repeated;
  bool few_errors = true;  ///< one mistake, so one message
};

constexpr Hostile kHostile[] = {
    {"open parentheses", "rule a { when ", "("},
    {"negations", "rule a { when ", "not "},
    {"open parentheses of an aggregate", "aggregate a { when ", "("},
    {"open brackets", "list a: codes ", "["},
    {"additions", "aggregate a { let b = c ", "+ c "},
    {"open regular expressions", "rule a { when ", "text matches /[ and "},
    {"open classes of a regular expression", "rule a { when text matches /", "["},
    {"open strings", "rule a { when text has ", "\"a\\\" "},
    {"open blocks", "", "rule a { when code 550 ", false},
    {"open blocks on lines", "", "rule a {\n", false},
    {"open comparisons", "aggregate a { ", "when (a ", false},
    {"open records", "rule a { ", "test { code ", false},
    {"closing braces", "", "}\n", false},
    {"item words", "", "rule ", false},
    {"item words on lines", "", "rule\n", false},
    {"open rows", "rules a { ", "b: code ", false},
    {"words without a block", "", "abc "},
    {"one word", "rule ", "a"},
    {"one dotted name", "rule ", "a.", true},
    {"hyphens of a word", "list a: hosts [a", "-", true},
    {"colons of an address", "list a: hosts [", ":", true},
    {"dots", "list a: hosts [1", ".1", true},
    {"digits", "rule a { when attempts >= ", "9", false},
    {"zero bytes", "", std::string_view("\0", 1).data(), true},
    {"blanks", "rule", " ", true},
    {"comments", "", "#\n", false},
    {"semicolons", "rule a { ", ";", false},
    {"conditions", "rule a { when code 550 ", "and code 550 ", false},
    {"alternatives", "rule a { when code 550 ", "or code 550 ", false},
    {"array values", "list a: codes [", "550,", false},
};

std::string hostile_text(const Hostile& hostile, std::size_t bytes) {
  std::string text = hostile.before;
  const std::string_view repeated = *hostile.repeated == '\0' ? std::string_view("\0", 1) : hostile.repeated;
  while (text.size() + repeated.size() <= bytes) text += repeated;
  return text;
}

// Anything worse than linear would take hours over a mebibyte; how linear it is, scripts/check-linear measures.
TEST(ParseLimits, HostileSourcesEndWithFewMessages) {
  for (const Hostile& hostile : kHostile) {
    const DiagnosticSink sink = diagnose(hostile_text(hostile, kMebibyte));
    EXPECT_TRUE(!hostile.few_errors || sink.error_count() <= 2U) << hostile.name;
  }
}

struct SmallStackRun {
  std::string text;
  std::uint32_t errors = 0;
};

void* parse_on_small_stack(void* run) {
  auto* small = static_cast<SmallStackRun*>(run);
  small->errors = diagnose(small->text).error_count();
  return nullptr;
}

// A program may parse on a thread with a small stack; how deep a source goes must not depend on its size.
TEST(ParseLimits, TheDeepestSourceFitsAStackOfOneMebibyte) {
  pthread_attr_t attributes;
  ASSERT_EQ(pthread_attr_init(&attributes), 0);
  ASSERT_EQ(pthread_attr_setstacksize(&attributes, kMebibyte), 0);
  for (const std::string& deep : {repeat("(", 64) + "code 550" + repeat(")", 64), repeat("not (", 32) + "code 550",
                                  repeat("not ", kMebibyte / 8), repeat("(", kMebibyte / 2)}) {
    SmallStackRun run{rule_when(deep)};
    pthread_t thread{};
    ASSERT_EQ(pthread_create(&thread, &attributes, parse_on_small_stack, &run), 0);
    ASSERT_EQ(pthread_join(thread, nullptr), 0);
    EXPECT_LE(run.errors, 1U);
  }
  pthread_attr_destroy(&attributes);
}

// None of the later ones would be shown, and each costs time.
TEST(ParseLimits, AFileFullOfErrorsIsGivenUp) {
  Limits limits;
  limits.reported_errors = 5;
  const DiagnosticSink sink = diagnose(repeat("rule a { when }\n", 1000), limits);
  EXPECT_GE(sink.error_count(), 50U);
  EXPECT_LE(sink.error_count(), 60U);
}

}  // namespace
}  // namespace carom::dsl
