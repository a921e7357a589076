// How formatted rules look (goldens: a .carom file as an author may have left it, beside it what becomes of it), and
// how single conditions are spelled.
#include "dsl/format/format.h"

#include <gtest/gtest.h>

#include "dsl/diag/render_human.h"
#include "dsl/parse/parse.h"
#include "golden_files.h"

namespace carom::dsl {
namespace {

std::string formatted(const std::string& text) {
  SourceMap sources;
  const SourceId id = sources.add("input.carom", text);
  DiagnosticSink sink;
  const ast::Module module = parse(sources, id, Limits{}, sink);
  EXPECT_TRUE(sink.all().empty()) << render_human(sink.all(), sources, false);
  return format(module, sources.file(id));
}

std::string condition(const std::string& text) {
  SourceMap sources;
  const SourceId id = sources.add("condition", text);
  DiagnosticSink sink;
  const ast::ExprPtr expression = parse_expression(sources, id, Limits{}, sink);
  return expression ? format(*expression) : render_human(sink.all(), sources, false);
}

ast::ExprPtr present(const std::string& field) {
  return std::make_unique<ast::Expr>(ast::Expr{{}, ast::Atom{{field, {}}, ast::Present{}}});
}

template <class Chain>
ast::ExprPtr chain(ast::ExprPtr left, ast::ExprPtr right) {
  Chain node;
  node.terms.push_back(std::move(left));
  node.terms.push_back(std::move(right));
  return std::make_unique<ast::Expr>(ast::Expr{{}, std::move(node)});
}

class FormatGolden : public ::testing::TestWithParam<std::filesystem::path> {};

TEST_P(FormatGolden, LooksAsExpected) {
  auto golden = GetParam();
  const std::string once = formatted(testing_support::read_file(golden));
  testing_support::expect_golden(golden.replace_extension(".formatted"), once);
  EXPECT_EQ(formatted(once), once);
}

INSTANTIATE_TEST_SUITE_P(Files, FormatGolden, ::testing::ValuesIn(testing_support::carom_files("format")),
                         testing_support::golden_name);

TEST(Format, MakesNothingOfNothing) {
  EXPECT_EQ(formatted(""), "");
  EXPECT_EQ(formatted("\n\n  \n"), "");
}

TEST(Format, KeepsAFileOfCommentsOnly) {
  EXPECT_EQ(formatted("\n\n# one\n\n\n\n   # two  "), "# one\n\n# two\n");
}

TEST(Format, WritesUnixLineEndsAndNoByteOrderMark) {
  EXPECT_EQ(formatted("\xEF\xBB\xBFuse a # x\r\nuse b\r\n"), "use a  # x\nuse b\n");
}

TEST(FormatCondition, SpellsEveryPredicate) {
  for (const std::string text : {
           "code 550",
           "code in [450..452, 5xx]",
           "host in @exchange_online",
           "host not in @microsoft.hosts",
           "rcpt.domain not .edu",
           "ip 192.0.2.0/24",
           "attempts >= 3",
           "age > 2d",
           "esp.name missing",
           "stage present",
           "text has \"a \\\"quoted\\\" word\\n\"",
           "text not has any @list",
           "text has all [\"a\", \"b\"]",
           "text has word \"rl000001\"",
           "host starts \"inbound-smtp.\"",
           "text not matches /a+\\/b/",
           "text mentions .dbl.spamhaus.org",
           "not ($pack.macro or code 4xx and not status 4.x.x)",
       })
    EXPECT_EQ(condition(text), text);
}

TEST(FormatCondition, IsOneLineHoweverLong) {
  std::string text = "code 550";
  for (int i = 0; i < 50; ++i) text += " and text has any [\"a phrase\", \"another\"]";
  EXPECT_EQ(condition(text), text);
}

TEST(FormatCondition, AddsParenthesesThatAProgramLeftOut) {
  const auto either = chain<ast::AnyOf>(present("a"), present("b"));
  EXPECT_EQ(format(*either), "a present or b present");
  const auto both = chain<ast::AllOf>(chain<ast::AnyOf>(present("a"), present("b")), present("c"));
  EXPECT_EQ(format(*both), "(a present or b present) and c present");
  const ast::Expr neither{{}, ast::Not{chain<ast::AllOf>(present("a"), present("b"))}};
  EXPECT_EQ(format(neither), "not (a present and b present)");
}

}  // namespace
}  // namespace carom::dsl
