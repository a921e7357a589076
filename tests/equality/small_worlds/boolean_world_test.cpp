// All conditions of up to four tests joined by `and`, `or` and `not`, under all assignments, against their direct
// value, in every engine. Which variable stands where matters only up to renaming. CAROM_EXHAUSTIVE=1 visits all.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <iostream>

#include "tests/core/program_builder.h"
#include "tests/equality/compare_engines.h"
#include "tests/equality/small_worlds/share.h"

namespace carom::equality {
namespace {

constexpr std::size_t kVariables = 4;
constexpr std::size_t kAssignments = std::size_t{1} << kVariables;

/// A leaf has a variable, a node an operator and two children; each may be negated.
struct Tree {
  bool negated = false;
  bool is_and = false;
  std::size_t variable = 0;
  std::vector<Tree> children = {};

  [[nodiscard]] bool value(std::size_t assignment) const {
    if (children.empty()) return ((assignment >> variable & 1U) != 0) != negated;
    const bool left = children[0].value(assignment);
    const bool right = children[1].value(assignment);
    return (is_and ? left && right : left || right) != negated;
  }
};

/// All trees with `leaves` leaves; variables are filled in later.
std::vector<Tree> all_shapes(std::size_t leaves) {
  if (leaves == 1) return {Tree{}, Tree{.negated = true}};
  std::vector<Tree> made;
  for (std::size_t on_left = 1; on_left < leaves; ++on_left)
    for (const Tree& left : all_shapes(on_left))
      for (const Tree& right : all_shapes(leaves - on_left))
        for (const bool is_and : {false, true})
          for (const bool negated : {false, true}) made.push_back({negated, is_and, 0, {left, right}});
  return made;
}

/// The variables of `leaves` leaves, up to renaming: each is one that stands before, or the next new one.
std::vector<std::vector<std::size_t>> all_variables(std::size_t leaves) {
  if (leaves == 0) return {{}};
  std::vector<std::vector<std::size_t>> made;
  for (const auto& before : all_variables(leaves - 1)) {
    const std::size_t fresh = before.empty() ? 0 : *std::ranges::max_element(before) + 1;
    for (std::size_t variable = 0; variable <= fresh; ++variable) {
      made.push_back(before);
      made.back().push_back(variable);
    }
  }
  return made;
}

void fill_in(Tree& tree, const std::vector<std::size_t>& variables, std::size_t& next) {
  if (tree.children.empty()) tree.variable = variables[next++];
  for (Tree& child : tree.children) fill_in(child, variables, next);
}

std::vector<Tree> all_trees(std::size_t leaves) {
  std::vector<Tree> made;
  const auto variables = all_variables(leaves);
  for (const Tree& shape : all_shapes(leaves))
    for (const auto& assigned : variables) {
      std::size_t next = 0;
      fill_in(made.emplace_back(shape), assigned, next);
    }
  return made;
}

/// Tests of different kinds that records pass or fail independently of each other.
class Variables {
 public:
  explicit Variables(core::ProgramBuilder& builder)
      : tests_{builder.codes({{550, 559}}), builder.has("full"), builder.hosts(core::field::host, {".a.example"}),
               builder.test(core::field::attempts, core::PredicateOp::greater_equal, 3)} {}

  [[nodiscard]] std::uint32_t test(std::size_t variable) const { return tests_.at(variable); }

  static OwnedRecord record(std::size_t assignment) {
    OwnedRecord record;
    record.plain.code = (assignment & 1U) != 0 ? 552 : 452;
    record.text = (assignment & 2U) != 0 ? "mailbox is full" : "mailbox is";
    record.host = (assignment & 4U) != 0 ? "mx.a.example" : "a.example";
    // A missing value fails like a wrong one.
    if ((assignment & 8U) != 0) record.plain.attempts = 3;
    return record;
  }

 private:
  std::array<std::uint32_t, kVariables> tests_;
};

std::uint32_t condition(const Tree& tree, core::ProgramBuilder& builder, const Variables& variables) {
  if (tree.children.empty()) {
    const std::uint32_t test = variables.test(tree.variable);
    return tree.negated ? builder.no(test) : test;
  }
  const std::uint32_t left = condition(tree.children[0], builder, variables);
  const std::uint32_t right = condition(tree.children[1], builder, variables);
  const std::uint32_t both = tree.is_and ? builder.all({left, right}) : builder.any({left, right});
  return tree.negated ? builder.no(both) : both;
}

/// Annotation n tags the records for which tree n is true; rule n, with it as its condition, competes.
core::Program program_of(std::span<const Tree> trees) {
  core::ProgramBuilder builder;
  const Variables variables(builder);
  for (std::size_t i = 0; i < trees.size(); ++i) {
    const std::uint32_t when = condition(trees[i], builder, variables);
    const std::string name = fmt::format("t{}", i);
    builder.annotation(name, when).tags = builder.tags({name});
    builder.rule(name, when);
  }
  return builder.build();
}

void expect_verdict(std::span<const Tree> trees, std::size_t assignment, const core::Verdict& verdict) {
  std::vector<std::string> tags;
  for (std::size_t i = 0; i < trees.size(); ++i)
    if (trees[i].value(assignment)) tags.push_back(fmt::format("t{}", i));
  ASSERT_TRUE(std::ranges::equal(tags, verdict.tags)) << "assignment " << assignment;
  ASSERT_EQ(tags.empty() ? "" : tags.front(), verdict.rule) << "assignment " << assignment;
}

void expect_agreement(std::span<const Tree> trees) {
  const core::Program program = program_of(trees);
  std::vector<OwnedRecord> records;
  for (std::size_t assignment = 0; assignment < kAssignments; ++assignment)
    records.push_back(Variables::record(assignment));
  const RecordViews views(records);
  std::size_t next = 0;
  const auto difference = Comparison(program, all_engines()).run(views.all(), 3, [&](const core::Verdict& verdict) {
    expect_verdict(trees, next++, verdict);
  });
  ASSERT_FALSE(difference) << difference->engine << ": " << difference->expected << difference->found;
}

TEST(BooleanWorld, IsWhatDirectEvaluationSaysInEveryEngine) {
  constexpr std::size_t kTreesPerProgram = 128;
  std::size_t visited = 0;
  for (std::size_t leaves = 1; leaves <= kVariables; ++leaves) {
    std::vector<Tree> trees;
    const auto all = all_trees(leaves);
    const std::size_t step = leaves < kVariables ? 1 : share_step();
    for (std::size_t i = 0; i < all.size(); i += step) trees.push_back(all[i]);
    for (std::size_t begin = 0; begin < trees.size(); begin += kTreesPerProgram) {
      expect_agreement(std::span(trees).subspan(begin, std::min(kTreesPerProgram, trees.size() - begin)));
      if (HasFatalFailure()) return;
    }
    visited += trees.size();
  }
  std::cout << visited * kAssignments << " cases\n";
}

TEST(BooleanWorld, HasAsManyTreesAsThereAre) {
  EXPECT_EQ(2U, all_trees(1).size());
  // Two shapes of sign a leaf, two operators, two signs; one or two variables.
  EXPECT_EQ(32U, all_trees(2).size());
  EXPECT_EQ(5U * 8 * 128 * 15, all_trees(4).size());
}

}  // namespace
}  // namespace carom::equality
