// What is written parses, counts, keeps the order and the labels.
#include "importers/write_policy.h"

#include <gtest/gtest.h>

#include "dsl/parse/parse.h"
#include "importers/reply_pattern.h"

namespace carom::importers {
namespace {

bool parses(const std::string& text) {
  dsl::SourceMap sources;
  dsl::DiagnosticSink sink(10);
  const dsl::SourceId id = sources.add("made.carom", text);
  static_cast<void>(dsl::parse(sources, id, Limits(), sink));
  return !sink.has_errors();
}

WriteOptions options_of(Tool tool) {
  WriteOptions options;
  options.tool = tool;
  options.pack = named(tool).id;
  options.files = {"rules/bounces.txt"};
  return options;
}

WrittenPolicy written(std::string_view zonemta) {
  return write_policy(read_rules(Tool::zonemta, zonemta), options_of(Tool::zonemta));
}

TEST(WritePolicy, ARuleARule) {
  const WrittenPolicy policy =
      written("# partner\n# 550 go away\n^550 go away,reject,spam,Say \"no\"\n^551\\b,defer,2nd try,\n");
  EXPECT_EQ(policy.text,
            "pack zonemta 1.0.0 { language 1; layer local; about \"imported from ZoneMTA: bounces.txt\" }\n\n"
            "class zonemta.l2nd_try { type by code; scope message }\n"
            "class zonemta.spam { type by code; scope message }\n\n" +
                std::string(kNoLeadingStatus) +
                "\n# partner\n"
                "rule spam.line3 {\n"
                "  when code 550 and $no_leading_status and text starts \"go away\"\n"
                "  => zonemta.spam\n"
                "  type permanent\n"
                "  retry after fix\n"
                "  advice \"Say \\\"no\\\"\"\n"
                "  test \"550 go away\"\n"
                "}\n"
                "\nrule l2nd_try.line4 {\n"
                "  when code 551\n"
                "  => zonemta.l2nd_try\n"
                "  type temporary\n"
                "  retry backoff 15m..6h for 5d\n"
                "}\n");
  EXPECT_TRUE(parses(policy.text));
}

TEST(WritePolicy, RulesAndRefusalsAreAllThatCameIn) {
  const WrittenPolicy policy = written("nothing\n^550 a(?=b),reject,spam,x\n^550 a,reject,spam,x\n");
  ASSERT_EQ(policy.rules.size(), 1U);
  EXPECT_EQ(policy.rules[0].name, "spam.line3");
  EXPECT_EQ(policy.rules[0].place, (SourcePlace{0, 3}));
  ASSERT_EQ(policy.refused.size(), 2U);
  EXPECT_EQ(policy.refused[0].place.line, 1U);
  EXPECT_EQ(policy.refused[1].place.line, 2U);
}

TEST(WritePolicy, WhatTheCompilerRefusesIsRefused) {
  WriteOptions options = options_of(Tool::zonemta);
  options.why_refused = [](std::string_view expression) {
    return expression == "a+" ? "not this one; take another" : "";
  };
  const WrittenPolicy policy = write_policy(read_rules(Tool::zonemta, "a+,reject,spam,x\nb+,reject,spam,x\n"), options);
  EXPECT_EQ(policy.rules.size(), 1U);
  ASSERT_EQ(policy.refused.size(), 1U);
  EXPECT_EQ(policy.refused[0].reason, "not this one");
  EXPECT_EQ(policy.refused[0].repair, "take another");
}

TEST(WritePolicy, LabelsThatMakeTheSameWordStayApart) {
  const WrittenPolicy policy = written("a,reject,Too big,x\nb,reject,too-big,x\n");
  EXPECT_NE(policy.text.find("=> zonemta.too_big\n"), std::string::npos);
  EXPECT_NE(policy.text.find("=> zonemta.too_big_2\n"), std::string::npos);
}

TEST(WritePolicy, ACategoryThatSaysWhatAClassSaysHasThatClass) {
  WriteOptions options = options_of(Tool::zonemta);
  options.std_classes = {"content.spam", "rate.limited"};
  const WrittenPolicy policy = write_policy(
      read_rules(Tool::zonemta, "a,reject,spam,x\nb,reject,policy,x\nc,reject,odd,x\nd,reject,rate.limited,x\n"),
      options);
  EXPECT_NE(policy.text.find("use std.classes\n"), std::string::npos);
  EXPECT_NE(policy.text.find("rule spam.line1 {\n  when text has \"a\"\n  => content.spam\n"), std::string::npos);
  EXPECT_NE(policy.text.find("=> zonemta.policy\n"), std::string::npos);
  EXPECT_NE(policy.text.find("=> rate.limited\n"), std::string::npos);
  ASSERT_EQ(policy.own_classes.size(), 2U);
  EXPECT_TRUE(policy.own_classes[0].is_known);
  EXPECT_EQ(policy.own_classes[1].label, "odd");
  EXPECT_FALSE(policy.own_classes[1].is_known);
}

TEST(WritePolicy, ATemporaryReplySuppressesNothingAtOnce) {
  WriteOptions options = options_of(Tool::powermta);
  options.std_classes = {"recipient.invalid"};
  const WrittenPolicy policy =
      write_policy(read_rules(Tool::powermta,
                              "<bounce-category-patterns>\n/^450 .*user/ bad-mailbox\n/^550 .*user/ bad-mailbox\n"
                              "</bounce-category-patterns>\n"),
                   options);
  const std::size_t cautious = policy.text.find("  suppress recipient after 3 in 14d\n");
  ASSERT_NE(cautious, std::string::npos);
  EXPECT_LT(cautious, policy.text.find("rule bad_mailbox.line3 {"));
  EXPECT_EQ(policy.text.find("suppress", cautious + 10), std::string::npos);
}

TEST(WritePolicy, RulesOfSeveralFilesHaveNamesOfTheirFiles) {
  SourceRules all;
  append(all, read_rules(Tool::regex_csv, "a,spam\n"), 0);
  append(all, read_rules(Tool::regex_csv, "b,spam\n"), 1);
  WriteOptions options = options_of(Tool::regex_csv);
  options.files = {"x/one.csv", "y/2nd.csv"};
  const WrittenPolicy policy = write_policy(all, options);
  ASSERT_EQ(policy.rules.size(), 2U);
  EXPECT_EQ(policy.rules[0].name, "spam.one_line1");
  EXPECT_EQ(policy.rules[1].name, "spam.l2nd_line1");
}

TEST(WritePolicy, SamplesThatMustNotFitAreTestsOfThat) {
  const WrittenPolicy policy = written("# Do not match: 550 by me\n# do not match a\n^550 by,reject,spam,x\n");
  EXPECT_NE(policy.text.find("  test not \"550 by me\"\n"), std::string::npos);
  EXPECT_NE(policy.text.find("# do not match a\n"), std::string::npos);
}

TEST(WritePolicy, ControlsAndOtherLettersDoNotBreakTheFile) {
  EXPECT_TRUE(parses(written("# a\x01"
                             "b\n^550 a\"\\\\,reject,sp\xC3\xA4m,\x1b[0m\n")
                         .text));
}

}  // namespace
}  // namespace carom::importers
