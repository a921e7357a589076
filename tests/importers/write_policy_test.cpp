// What is written parses, counts and keeps the order.
#include "importers/write_policy.h"

#include <gtest/gtest.h>

#include "dsl/parse/parse.h"
#include "importers/zonemta.h"

namespace carom::importers {
namespace {

bool parses(const std::string& text) {
  dsl::SourceMap sources;
  dsl::DiagnosticSink sink(10);
  const dsl::SourceId id = sources.add("made.carom", text);
  static_cast<void>(dsl::parse(sources, id, Limits(), sink));
  return !sink.has_errors();
}

TEST(WritePolicy, ARuleARule) {
  const WrittenPolicy policy = write_policy(
      read_zonemta("# partner\n# 550 go away\n^550 go away,reject,spam,Say \"no\"\n^551\\b,defer,2nd try,\n"),
      "zonemta");
  EXPECT_EQ(policy.text,
            "pack zonemta 1.0.0 { language 1; layer local }\n\n"
            "class zonemta.l2nd_try { type by code; scope message }\n"
            "class zonemta.spam { type by code; scope message }\n\n"
            "macro no_leading_status = status missing or text matches /[245]\\.\\d{1,3}\\.\\d{1,3}/\n\n"
            "# partner\n"
            "rule spam.line3 {\n"
            "  when code in [550] and $no_leading_status and text starts \"go away\"\n"
            "  => zonemta.spam\n"
            "  note \"Say \\\"no\\\"\"\n"
            "  test \"550 go away\"\n"
            "}\n"
            "rule l2nd_try.line4 {\n"
            "  when code in [551]\n"
            "  => zonemta.l2nd_try\n"
            "}\n");
  EXPECT_TRUE(parses(policy.text));
}

TEST(WritePolicy, RulesAndRefusalsAreAllThatCameIn) {
  const WrittenPolicy policy =
      write_policy(read_zonemta("nothing\n^550 a(?=b),reject,spam,x\n^550 a,reject,spam,x\n"), "zonemta");
  EXPECT_EQ(policy.rules, 1U);
  ASSERT_EQ(policy.refused.size(), 2U);
  EXPECT_EQ(policy.refused[0].line, 1U);
  EXPECT_EQ(policy.refused[1].line, 2U);
}

TEST(WritePolicy, LabelsThatMakeTheSameWordStayApart) {
  const WrittenPolicy policy = write_policy(read_zonemta("a,reject,Too big,x\nb,reject,too-big,x\n"), "zonemta");
  EXPECT_NE(policy.text.find("=> zonemta.too_big\n"), std::string::npos);
  EXPECT_NE(policy.text.find("=> zonemta.too_big_2\n"), std::string::npos);
}

TEST(WritePolicy, ControlsAndOtherLettersDoNotBreakTheFile) {
  EXPECT_TRUE(parses(write_policy(read_zonemta("# a\x01"
                                               "b\n^550 a\"\\\\,reject,sp\xC3\xA4m,\x1b[0m\n"),
                                  "zonemta")
                         .text));
}

}  // namespace
}  // namespace carom::importers
