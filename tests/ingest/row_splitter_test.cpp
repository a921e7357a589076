// Cells as RFC 4180 has them, and what damage costs.
#include "ingest/tables/row_splitter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "ingest/tables/columns.h"
#include "tests/fuzz/pieces.h"

namespace carom::ingest::tables {
namespace {

using Cells = std::vector<std::string>;

TEST(SplitRow, CutsAtSeparatorsOutsideOfQuotes) {
  EXPECT_EQ(split_row("a,b,,c", ','), (Cells{"a", "b", "", "c"}));
  EXPECT_EQ(split_row("\"a,b\",c", ','), (Cells{"a,b", "c"}));
  EXPECT_EQ(split_row("\"a\"\"b\",\"\"", ','), (Cells{"a\"b", ""}));
  EXPECT_EQ(split_row("", ','), Cells{""});
  EXPECT_EQ(split_row("a,", ','), (Cells{"a", ""}));
}

TEST(SplitRow, AQuoteInsideACellStandsForItself) {
  EXPECT_EQ(split_row("5\" disk,b", ','), (Cells{"5\" disk", "b"}));
  EXPECT_EQ(split_row("\"a\"b,c", ','), (Cells{"ab", "c"}));
}

TEST(SplitRow, AnOpenQuoteIsNoRow) {
  EXPECT_EQ(split_row("a,\"b", ','), std::nullopt);
  EXPECT_EQ(split_row("a,\"b\"\"", ','), std::nullopt);
}

std::vector<std::string> damages_and_cells(std::string_view bytes) {
  fuzz::Pieces source(bytes);
  Input input(source);
  LineReader lines(input, kMaxRecordBytes, 0);
  RowSplitter rows(lines, ',');
  std::vector<std::string> said;
  for (;;) {
    const auto row = rows.next();
    if (!row || !*row) return said;
    said.push_back((*row)->damage.empty() ? (*row)->cells.front() : "damaged");
  }
}

TEST(RowSplitter, ACellInQuotesGoesOnOverLines) {
  EXPECT_EQ(damages_and_cells("\"a\n\nb\",1\nc,2\n"), (Cells{"a\n\nb", "c"}));
}

TEST(RowSplitter, AQuoteThatDoesNotCloseCostsItsOwnLineOnly) {
  EXPECT_EQ(damages_and_cells("a,1\nb,\"2\nc,3\nd,4\n"), (Cells{"a", "damaged", "c", "d"}));
}

TEST(RowSplitter, LinesThatAreReadAgainLookNoFurtherThanTheirEnd) {
  // Each leaves a quote open, whatever stands before it. If each looked ahead, this would take hours.
  std::string input;
  std::size_t lines = 0;
  for (; lines < 200'000; ++lines) input += "y\"z,\"a\n";
  const std::vector<std::string> said = damages_and_cells(input);
  EXPECT_EQ(said.size(), lines);
  EXPECT_EQ(std::ranges::count(said, "damaged"), static_cast<std::ptrdiff_t>(lines));
}

TEST(ReadHeader, TheSeparatorThatGivesMostCellsCounts) {
  EXPECT_EQ(read_header("a;b;c,d")->separator, ';');
  EXPECT_EQ(read_header("a\tb")->columns.names(), (Cells{"a", "b"}));
  EXPECT_EQ(read_header("a | b | c")->columns.names(), (Cells{"a", "b", "c"}));
  EXPECT_FALSE(read_header("one").has_value());
}

TEST(NamedRow, CellsThatAreMissingAreEmpty) {
  const Columns columns({"to", "text"});
  const Cells cells = {"kim@a.example"};
  const NamedRow row(columns, cells);
  EXPECT_EQ(row["to"], "kim@a.example");
  EXPECT_EQ(row["text"], "");
  EXPECT_EQ(row["other"], "");
}

}  // namespace
}  // namespace carom::ingest::tables
