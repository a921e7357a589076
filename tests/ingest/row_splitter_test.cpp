// Cells as RFC 4180 has them, and what damage costs.
#include "ingest/tables/row_splitter.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "ingest/tables/columns.h"

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
