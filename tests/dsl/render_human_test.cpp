// What a rule author sees on the terminal.
#include "dsl/diag/render_human.h"

#include <gtest/gtest.h>

namespace carom::dsl {
namespace {

class RenderHuman : public ::testing::Test {
 protected:
  // A diagnostic at the first occurrence of `marked` in a file "main.carom" that holds `text`.
  Diagnostic at(const std::string& text, std::string_view marked) {
    const SourceId file = sources_.add("main.carom", text);
    const auto begin = static_cast<std::uint32_t>(sources_.file(file).text().find(marked));
    return {DiagnosticId::C0203,
            Severity::error,
            {file, {begin, begin + static_cast<std::uint32_t>(marked.size())}},
            "no such class",
            {},
            {}};
  }

  std::string render(const Diagnostic& diagnostic) { return render_human(diagnostic, sources_, false); }

  SourceMap sources_;
};

TEST_F(RenderHuman, ShowsTheLineWithTheSpanUnderlined) {
  EXPECT_EQ(render(at("pack a 1.0.0 {}\n  => mailbox.ful\n", "mailbox.ful")),
            "error[C0203] unknown-class: no such class\n"
            " --> main.carom:2:6\n"
            "  |\n"
            "2 |   => mailbox.ful\n"
            "  |      ^^^^^^^^^^^\n");
}

TEST_F(RenderHuman, MarksAnEmptySpanWithOneCaret) {
  EXPECT_EQ(render(at("rule a {", "")),
            "error[C0203] unknown-class: no such class\n"
            " --> main.carom:1:1\n"
            "  |\n"
            "1 | rule a {\n"
            "  | ^\n");
}

TEST_F(RenderHuman, PointsBehindTheLastCharacterAtTheEndOfTheFile) {
  Diagnostic diagnostic = at("rule a {\n", "");
  diagnostic.where.span = {9, 9};
  EXPECT_EQ(render(diagnostic),
            "error[C0203] unknown-class: no such class\n"
            " --> main.carom:2:1\n"
            "  |\n"
            "2 |\n"
            "  | ^\n");
}

TEST_F(RenderHuman, MarksTheFirstLineOfALongerSpanToItsEnd) {
  EXPECT_EQ(render(at("  when a\r\n   and b\n", "when a\r\n   and b")),
            "error[C0203] unknown-class: no such class\n"
            " --> main.carom:1:3\n"
            "  |\n"
            "1 |   when a\n"
            "  |   ^^^^^^\n");
}

TEST_F(RenderHuman, AlignsCaretsUnderTabsAndWideAndCombinedCharacters) {
  EXPECT_EQ(render(at("\ttest \"über\" 漢字 e\xCC\x81 bad", "bad")),
            "error[C0203] unknown-class: no such class\n"
            " --> main.carom:1:20\n"
            "  |\n"
            "1 |     test \"über\" 漢字 e\xCC\x81 bad\n"
            "  |                        ^^^\n");
}

TEST_F(RenderHuman, LetsNoControlOfTheSourceReachTheTerminal) {
  EXPECT_EQ(render(at("a \x1b[31m\x07 \xE2\x80\xAE \xC2\x9B \xFF bad", "bad")),
            "error[C0203] unknown-class: no such class\n"
            " --> main.carom:1:16\n"
            "  |\n"
            "1 | a \\x1b[31m\\x07 \\u{202e} \\u{9b} \\xff bad\n"
            "  |                                     ^^^\n");
  Diagnostic diagnostic = at("a", "a");
  diagnostic.message = "found \x1b[2J\n";
  EXPECT_EQ(render(diagnostic).substr(0, 52), "error[C0203] unknown-class: found \\x1b[2J\\n\n --> mai");
}

TEST_F(RenderHuman, CutsALongLineToAWindowRoundTheCaret) {
  const std::string text = std::string(500, 'a') + "BAD" + std::string(500, 'z');
  EXPECT_EQ(render(at(text, "BAD")), "error[C0203] unknown-class: no such class\n --> main.carom:1:501\n  |\n1 | …" +
                                         std::string(40, 'a') + "BAD" + std::string(56, 'z') + "…\n  | " +
                                         std::string(41, ' ') + "^^^\n");
}

TEST_F(RenderHuman, CutsAVeryLongLineBetweenCharactersNotInsideOne) {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "ü";
  const std::string shown = render(at(text + "BAD" + text, "BAD"));
  EXPECT_EQ(shown.find("\\x"), std::string::npos) << shown;
  EXPECT_NE(shown.find("üBADü"), std::string::npos) << shown;
}

TEST_F(RenderHuman, ShowsNotesWithTheirOwnPlaces) {
  Diagnostic diagnostic = at("class mailbox.full {}\n\n\n\n\n\n\n\n\n=> mailbox.ful\n", "mailbox.ful\n");
  diagnostic.where.span.end -= 1;
  diagnostic.notes = {{SourceSpan{0, {6, 18}}, "declared here"}, {std::nullopt, "names are frozen"}};
  EXPECT_EQ(render(diagnostic),
            "error[C0203] unknown-class: no such class\n"
            "  --> main.carom:10:4\n"
            "   |\n"
            "10 | => mailbox.ful\n"
            "   |    ^^^^^^^^^^^\n"
            "note: declared here\n"
            "  --> main.carom:1:7\n"
            "   |\n"
            " 1 | class mailbox.full {}\n"
            "   |       ^^^^^^^^^^^^\n"
            "note: names are frozen\n");
}

TEST_F(RenderHuman, TellsTheFixAndItsPlaceWhenThatIsAnotherOne) {
  Diagnostic diagnostic = at("use a\nbad thing", "bad");
  diagnostic.fix = {{diagnostic.where, "good"}, {{0, {5, 5}}, ".b"}, {{0, {10, 15}}, ""}};
  diagnostic.applicability = Applicability::machine_applicable;
  const std::string shown = render(diagnostic);
  EXPECT_EQ(shown.substr(shown.find("help")),
            "help: replace `bad` by `good`\n"
            "help: insert `.b` at 1:6\n"
            "help: remove `thing` at 2:5\n");
}

TEST_F(RenderHuman, TellsWhatToReviewFromWhatIsApplied) {
  Diagnostic diagnostic = at("bad", "bad");
  diagnostic.offer(diagnostic.where, "good", Applicability::for_review);
  EXPECT_TRUE(render(diagnostic).ends_with("\nfor review: replace `bad` by `good`\n"));
}

TEST_F(RenderHuman, ColoursOnlyWhenAsked) {
  const Diagnostic diagnostic = at("bad", "bad");
  EXPECT_EQ(render(diagnostic).find('\x1b'), std::string::npos);
  const std::string coloured = render_human(diagnostic, sources_, true);
  EXPECT_TRUE(coloured.starts_with("\x1b[1;31merror[C0203] unknown-class\x1b[0m\x1b[1m: no such class\x1b[0m\n"));
}

TEST_F(RenderHuman, PutsAnEmptyLineBetweenTwoDiagnostics) {
  const std::vector<Diagnostic> two = {at("x", "x"), at("x", "x")};
  EXPECT_EQ(render_human(two, sources_, false), render(two[0]) + "\n" + render(two[1]));
}

TEST_F(RenderHuman, LeavesOutAPlaceInAFileThatIsNotThere) {
  Diagnostic diagnostic = at("x", "x");
  diagnostic.where.file = 9;
  EXPECT_EQ(render(diagnostic), "error[C0203] unknown-class: no such class\n");
}

}  // namespace
}  // namespace carom::dsl
