// Programs that a scan cannot look for are refused; what no text can hold is no reason.
#include "runtime/table/refusal.h"

#include <gtest/gtest.h>

#include <string>

#include "runtime/core/interpret.h"
#include "runtime/scan/literal_set.h"
#include "runtime/table/engine.h"
#include "tests/core/program_builder.h"

namespace carom::table {
namespace {

using core::ProgramBuilder;
using scan::LiteralSet;

std::optional<Refusal> refusal_of(const ProgramBuilder& builder) {
  const core::Program program = builder.build();
  const auto made = Engine::make(program);
  return made ? std::nullopt : std::optional(made.error());
}

/// A rule that asks for `count` different phrases.
ProgramBuilder program_with_phrases(std::size_t count) {
  ProgramBuilder b;
  const std::uint32_t condition = b.has("first");
  core::ImageTables& tables = b.tables();
  core::RowRange& operand = tables.predicates.back().operand;
  for (std::size_t i = 1; i < count; ++i) {
    core::PatternRow row = tables.patterns[0];
    row.literal = tables.string("phrase " + std::to_string(i));
    tables.pattern_refs.push_back(static_cast<std::uint32_t>(tables.patterns.size()));
    tables.patterns.push_back(row);
  }
  operand.count = static_cast<std::uint32_t>(count);
  b.rule("any", condition);
  return b;
}

TEST(Refusal, OfMoreLiteralsThanAScanHolds) {
  EXPECT_EQ(refusal_of(program_with_phrases(LiteralSet::kMaxLiterals)), std::nullopt);
  EXPECT_EQ(refusal_of(program_with_phrases(LiteralSet::kMaxLiterals + 1)), Refusal::too_many_literals);
}

TEST(Refusal, OfALiteralThatIsTooLong) {
  ProgramBuilder b;
  b.rule("long", b.has(std::string(LiteralSet::kMaxLiteralBytes, 'x')));
  EXPECT_EQ(refusal_of(b), std::nullopt);
  b.rule("longer", b.has(std::string(LiteralSet::kMaxLiteralBytes + 1, 'x')));
  EXPECT_EQ(refusal_of(b), Refusal::literal_too_long);
}

TEST(Refusal, OfMoreBytesThanAScanHolds) {
  const std::string text(LiteralSet::kMaxLiteralBytes, 'x');
  std::vector<std::string_view> literals(LiteralSet::kMaxBytes / LiteralSet::kMaxLiteralBytes, text);
  EXPECT_EQ(table::refusal_of(literals), std::nullopt);
  literals.push_back("x");
  EXPECT_EQ(table::refusal_of(literals), Refusal::literals_too_large);
}

TEST(Refusal, IsNoneOfALiteralThatNoTextHolds) {
  using namespace std::string_view_literals;
  ProgramBuilder b;
  b.rule("nul", b.any({b.has("user\0unknown"sv),
                       b.matches(core::PatternKind::regex, core::AutomatonBuilder().literal("user\0unknown"sv))}));
  b.rule("known", b.no(b.has("\0"sv)));
  const core::Program program = b.build();
  const auto made = Engine::make(program);
  ASSERT_TRUE(made.has_value());
  Scratch scratch;
  core::Scratch reference;
  core::Record record;
  record.text = "user\0unknown"sv;
  EXPECT_EQ(core::interpret(program, record, reference).rule, "known");
  EXPECT_EQ(made->classify(record, scratch).rule, "known");
}

}  // namespace
}  // namespace carom::table
