// Cells say of a status what its predicate says.
#include "runtime/table/value_axis.h"

#include <gtest/gtest.h>

#include "runtime/core/evaluate.h"
#include "tests/core/program_builder.h"

namespace carom::table {
namespace {

using core::EnhancedStatus;
using core::PredicateOp;
using core::ProgramBuilder;

const core::PredicateRow& predicate_of(const core::Program& program, std::uint32_t condition) {
  return program.predicates()[program.expressions()[condition].children.first];
}

TEST(StatusAxis, TellsApartWhatRangesTellApart) {
  ProgramBuilder builder;
  const auto exact = builder.statuses({{1U << 5, 0, 4, 4, 1, 1}});
  const auto wide = builder.statuses({{1U << 4 | 1U << 5, 0, 7, 7, 0, 999}, {1U << 2, 0, 0, 999, 600, 649}});
  const core::Program program = builder.build();
  const StatusAxis axis(program);
  const BitSet is_exact = axis.cells_where(program, predicate_of(program, exact));
  const BitSet is_wide = axis.cells_where(program, predicate_of(program, wide));
  const auto cell = [&](std::uint8_t klass, std::uint16_t subject, std::uint16_t detail) {
    return axis.cell_of(batch::pack_status(EnhancedStatus{klass, subject, detail}));
  };
  EXPECT_TRUE(is_exact.contains(cell(5, 4, 1)));
  EXPECT_FALSE(is_exact.contains(cell(4, 4, 1)));
  EXPECT_FALSE(is_exact.contains(cell(5, 4, 10)));
  EXPECT_TRUE(is_wide.contains(cell(4, 7, 999)));
  EXPECT_TRUE(is_wide.contains(cell(2, 3, 649)));
  EXPECT_FALSE(is_wide.contains(cell(2, 3, 650)));
  EXPECT_FALSE(is_wide.contains(cell(5, 8, 0)));
  EXPECT_FALSE(is_exact.contains(axis.cell_of(0)));
}

TEST(StatusAxis, GivesAMissingStatusACellOfItsOwn) {
  ProgramBuilder builder;
  const auto missing = builder.test(core::field::status, PredicateOp::missing);
  const core::Program program = builder.build();
  const StatusAxis axis(program);
  const BitSet cells = axis.cells_where(program, predicate_of(program, missing));
  EXPECT_TRUE(cells.contains(axis.cell_of(0)));
  EXPECT_EQ(1U, cells.count());
}

TEST(CodeAxis, ComparesAsTheInterpreterDoes) {
  ProgramBuilder builder;
  const auto at_least = builder.test(core::field::code, PredicateOp::greater_equal, 500);
  const core::Program program = builder.build();
  const BitSet cells = CodeAxis::cells_where(program, predicate_of(program, at_least));
  EXPECT_FALSE(cells.contains(CodeAxis::cell_of(499)));
  EXPECT_TRUE(cells.contains(CodeAxis::cell_of(500)));
  EXPECT_FALSE(cells.contains(CodeAxis::cell_of(0)));
}

}  // namespace
}  // namespace carom::table
