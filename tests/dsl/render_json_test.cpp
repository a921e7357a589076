// Diagnostics as programs read them: our JSON and SARIF.
#include "dsl/diag/render_json.h"

#include <gtest/gtest.h>

#include "dsl/diag/render_sarif.h"

namespace carom::dsl {
namespace {

// Two lines with a multi-byte character before the place; a note, a note without a place, and a fix.
struct Example {
  Example() {
    sources.add("rules/ü b.carom", "use a\n# ü\n=> bad\n");
    Diagnostic diagnostic{DiagnosticId::C0203, Severity::warning, {0, {8, 17}}, "no \"bad\"\xFF", {}, {}};
    diagnostic.notes = {{SourceSpan{0, {4, 5}}, "used here"}, {std::nullopt, "names are frozen"}};
    diagnostic.fix = {{{0, {14, 17}}, "good"}};
    diagnostics.push_back(diagnostic);
  }

  SourceMap sources;
  std::vector<Diagnostic> diagnostics;
};

constexpr std::string_view kExampleAsJson = R"([
  {
    "id": "C0203",
    "slug": "unknown-class",
    "severity": "warning",
    "message": "no \"bad\"�",
    "file": "rules/ü b.carom",
    "line": 2,
    "column": 3,
    "end_line": 3,
    "end_column": 7,
    "begin": 8,
    "end": 17,
    "notes": [
      {
        "message": "used here",
        "file": "rules/ü b.carom",
        "line": 1,
        "column": 5,
        "end_line": 1,
        "end_column": 6,
        "begin": 4,
        "end": 5
      },
      {
        "message": "names are frozen"
      }
    ],
    "fix": [
      {
        "file": "rules/ü b.carom",
        "line": 3,
        "column": 4,
        "end_line": 3,
        "end_column": 7,
        "begin": 14,
        "end": 17,
        "replacement": "good"
      }
    ],
    "applicability": "for-review"
  }
]
)";

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST(RenderJson, GivesPlacesInLinesColumnsAndBytes) {
  const Example example;
  EXPECT_EQ(render_json(example.diagnostics, example.sources), kExampleAsJson);
}

TEST(RenderJson, IsAnEmptyArrayWithoutDiagnostics) {
  EXPECT_EQ(render_json({}, SourceMap()), "[]\n");
}

TEST(RenderSarif, NamesItsVersionToolAndEveryRule) {
  const std::string log = render_sarif({}, SourceMap(), "1.2.3");
  EXPECT_TRUE(holds(log, R"("version": "2.1.0")"));
  EXPECT_TRUE(holds(log, R"("semanticVersion": "1.2.3")"));
  EXPECT_TRUE(holds(log, R"("columnKind": "unicodeCodePoints")"));
  EXPECT_TRUE(holds(log, R"("results": [])"));
  for (const DiagnosticInfo& row : all_diagnostics())
    EXPECT_TRUE(holds(log, "\"id\": \"" + std::string(row.code) + "\"")) << row.code;
}

TEST(RenderSarif, PointsToARuleByIdAndIndex) {
  const Example example;
  const std::string log = render_sarif(example.diagnostics, example.sources, "0.1.0");
  const auto index = std::to_string(static_cast<std::uint16_t>(DiagnosticId::C0203));
  EXPECT_EQ(all_diagnostics()[static_cast<std::uint16_t>(DiagnosticId::C0203)].code, "C0203");
  EXPECT_TRUE(
      holds(log, "\"ruleId\": \"C0203\",\n          \"ruleIndex\": " + index + ",\n          \"level\": \"warning\""));
}

TEST(RenderSarif, EncodesPathsAsUris) {
  const Example example;
  EXPECT_TRUE(holds(render_sarif(example.diagnostics, example.sources, "0.1.0"), R"("uri": "rules/%C3%BC%20b.carom")"));
}

TEST(RenderSarif, CarriesRegionsNotesAndFixes) {
  const Example example;
  const std::string log = render_sarif(example.diagnostics, example.sources, "0.1.0");
  EXPECT_TRUE(holds(log, R"("startLine": 2,
                  "startColumn": 3,
                  "endLine": 3,
                  "endColumn": 7,
                  "byteOffset": 8,
                  "byteLength": 9)"));
  EXPECT_TRUE(holds(log, R"("text": "used here")"));
  EXPECT_TRUE(holds(log, R"("text": "names are frozen")"));
  EXPECT_TRUE(holds(log, R"("applicability": "for-review")"));
  EXPECT_TRUE(holds(log, R"("insertedContent": {
                        "text": "good")"));
}

}  // namespace
}  // namespace carom::dsl
