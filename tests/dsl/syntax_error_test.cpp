// Broken sources: every mistake is reported where it stands, once, and what is around it is still read.
#include <gtest/gtest.h>

#include <set>

#include "dsl/diag/diagnostic.h"
#include "dsl/parse/parse.h"
#include "tests/dsl/golden_files.h"

namespace carom::dsl {
namespace {

struct Parsed {
  SourceMap sources;
  DiagnosticSink sink;
  ast::Module module;
};

void parse_text(Parsed& parsed, std::string text) {
  const SourceId file = parsed.sources.add("test.carom", std::move(text));
  parsed.module = parse(parsed.sources, file, Limits{}, parsed.sink);
}

std::string listing(const Parsed& parsed) {
  std::ostringstream out;
  for (const Diagnostic& diagnostic : parsed.sink.all()) {
    const SourceFile& file = parsed.sources.file(diagnostic.where.file);
    const LineColumn at = file.locate(diagnostic.where.span.begin);
    out << at.line << ':' << at.column << ' ' << info(diagnostic.id).code << ' ' << diagnostic.message << '\n';
    for (const Note& note : diagnostic.notes) out << "    " << note.message << '\n';
  }
  out << parsed.module.items.size() << " items read\n";
  return std::move(out).str();
}

class SyntaxErrorGolden : public ::testing::TestWithParam<std::filesystem::path> {};

TEST_P(SyntaxErrorGolden, ReportsTheExpectedDiagnostics) {
  Parsed parsed;
  parse_text(parsed, testing_support::read_file(GetParam()));
  auto golden = GetParam();
  testing_support::expect_golden(golden.replace_extension(".out"), listing(parsed));
}

INSTANTIATE_TEST_SUITE_P(Files, SyntaxErrorGolden, ::testing::ValuesIn(testing_support::carom_files("syntax-errors")),
                         testing_support::golden_name);

// Each planted mistake stands on a line that ends in a comment with the id it must raise: `# C0105`.
TEST(SyntaxErrors, AFileWithTwentyPlantedMistakesReportsEachOfThemAndNothingElse) {
  const auto path = std::filesystem::path(CAROM_SOURCE_DIR) / "tests/dsl/golden/syntax-errors/planted.carom";
  Parsed parsed;
  const std::string text = testing_support::read_file(path);
  parse_text(parsed, text);
  std::vector<std::string> expected;
  std::istringstream lines(text);
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number)
    if (const auto at = line.rfind("# C0"); at != std::string::npos)
      expected.push_back(std::to_string(number) + " " + line.substr(at + 2));
  std::vector<std::string> actual;
  std::set<std::string_view> kinds;
  for (const Diagnostic& diagnostic : parsed.sink.all()) {
    const LineColumn at = parsed.sources.file(0).locate(diagnostic.where.span.begin);
    actual.push_back(std::to_string(at.line) + " " + std::string(info(diagnostic.id).code));
    kinds.insert(info(diagnostic.id).code);
  }
  EXPECT_EQ(actual, expected);
  EXPECT_GE(kinds.size(), 20U);
}

TEST(SyntaxErrors, TheFixOfAMisspelledPropertyRepairsIt) {
  Parsed parsed;
  parse_text(parsed, "rule a { when code 550 => mailbox.full confidnce high }\n");
  ASSERT_EQ(parsed.sink.all().size(), 1U);
  const Diagnostic& diagnostic = parsed.sink.all().front();
  ASSERT_EQ(diagnostic.fix.size(), 1U);
  EXPECT_EQ(diagnostic.fix.front().replacement, "confidence");
  EXPECT_EQ(parsed.sources.file(0).slice(diagnostic.fix.front().where.span), "confidnce");
}

std::string notes_of(const std::string& text) {
  Parsed parsed;
  parse_text(parsed, text);
  std::string notes;
  for (const Diagnostic& diagnostic : parsed.sink.all())
    for (const Note& note : diagnostic.notes) notes += note.message + "\n";
  return notes;
}

TEST(SyntaxErrors, AConditionWithoutWhenIsToldToWriteIt) {
  for (const std::string condition : {"code 550", "text has \"x\"", "not code 550", "$full", "stage not in [rcpt]",
                                      "attempts >= 3", "host in @hosts", "(code 550)"}) {
    EXPECT_TRUE(notes_of("rule a { " + condition + " => gone }\n").contains("behind `when` or `unless`")) << condition;
    EXPECT_TRUE(notes_of("rule a { => gone " + condition + " }\n").contains("behind `when` or `unless`")) << condition;
  }
  EXPECT_TRUE(notes_of("override rule b.a { code 550 }\n").contains("`add when …`"));
  EXPECT_TRUE(notes_of("rule a { when code 550 host in @h => gone }\n").contains("joined by `and` or `or`"));
}

TEST(SyntaxErrors, TheFixOfABadEscapeRepairsIt) {
  Parsed parsed;
  parse_text(parsed, R"(rule a { when text has "a\d" => mailbox.full })");
  ASSERT_EQ(parsed.sink.all().size(), 1U);
  const Edit& edit = parsed.sink.all().front().fix.at(0);
  EXPECT_EQ(edit.replacement, "\\");
  EXPECT_EQ(parsed.sources.file(0).text().substr(edit.where.span.begin, 2), "\\d");
}

TEST(SyntaxErrors, AByteOrderMarkAndCarriageReturnsAreNoMistakes) {
  Parsed parsed;
  parse_text(parsed, "\xEF\xBB\xBFpack a 1.0.0 { language 1 }\r\n# note\r\nuse b\r\n");
  EXPECT_TRUE(parsed.sink.all().empty());
  EXPECT_TRUE(parsed.module.pack.has_value());
  ASSERT_EQ(parsed.module.comments.size(), 1U);
  EXPECT_EQ(parsed.sources.file(0).slice(parsed.module.comments.front().span), "# note");
}

TEST(SyntaxErrors, BrokenUtf8IsReportedOnceAndTheRestIsRead) {
  for (const std::string broken : {"\xE9", "\xC0\x80", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xE2\x82"}) {
    Parsed parsed;
    parse_text(parsed, "# caf" + broken + "\nrule a { when text has \"" + broken + "\" => mailbox.full }\n");
    ASSERT_EQ(parsed.sink.all().size(), 1U) << listing(parsed);
    EXPECT_EQ(parsed.sink.all().front().id, DiagnosticId::C0127);
    EXPECT_EQ(parsed.module.items.size(), 1U);
  }
}

TEST(SyntaxErrors, AnEmptyFileIsAnEmptyModule) {
  for (const std::string text : {"", "\n", "# only a comment", "\xEF\xBB\xBF"}) {
    Parsed parsed;
    parse_text(parsed, text);
    EXPECT_TRUE(parsed.sink.all().empty());
    EXPECT_TRUE(parsed.module.items.empty());
  }
}

TEST(SyntaxErrors, ControlCharactersOutsideStringsAreNamed) {
  Parsed parsed;
  parse_text(parsed, std::string("rule a { when code 550 \0 => mailbox.full }\n", 42));
  ASSERT_EQ(parsed.sink.all().size(), 1U);
  EXPECT_NE(parsed.sink.all().front().message.find("0x00"), std::string::npos);
}

TEST(ParseExpression, GivesTheConditionOrNothing) {
  SourceMap sources;
  DiagnosticSink sink;
  EXPECT_NE(parse_expression(sources, sources.add("a", " code 550 and text has \"x\" # why\n"), Limits{}, sink),
            nullptr);
  EXPECT_FALSE(sink.has_errors());
  for (const char* text : {"", "code", "code 550 status 5.1.1", "code 550)", "rule a { when code 550 }"}) {
    DiagnosticSink errors;
    EXPECT_EQ(parse_expression(sources, sources.add("b", text), Limits{}, errors), nullptr) << text;
    EXPECT_EQ(errors.error_count(), 1U) << text;
  }
}

}  // namespace
}  // namespace carom::dsl
