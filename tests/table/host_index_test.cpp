// The index of hosts against the interpreter's notion of a list of hosts, and what its room is.
#include "runtime/table/host_index.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "runtime/core/evaluate.h"
#include "runtime/table/bounds.h"
#include "runtime/table/decision_table.h"
#include "runtime/table/pattern_literals.h"
#include "tests/core/program_builder.h"

namespace carom::table {
namespace {

using core::ProgramBuilder;
namespace field = core::field;

std::vector<bool> found_in(const HostIndex& index, const core::Program& program, core::FieldId of,
                           std::string_view host) {
  std::vector<bool> found(program.predicates().size());
  index.for_each(of, host, [&](std::uint32_t predicate) { found[predicate] = true; });
  return found;
}

std::vector<bool> held_for(const core::Program& program, core::FieldId of, std::string_view host) {
  core::FieldValues values;
  values.values.resize(program.field_count());
  values.texts.resize(program.field_count());
  values.values[of] = {.is_present = true, .text = host};
  core::Evaluation evaluation;
  evaluation.begin(program, values);
  std::vector<bool> held;
  for (const core::PredicateRow& row : program.predicates()) held.push_back(evaluation.predicate_holds(row));
  return held;
}

TEST(HostIndex, FindsWhatTheInterpreterFinds) {
  ProgramBuilder b;
  b.rule("exact", b.hosts(field::host, {"mx.example.com", "example.net"}));
  b.rule("below", b.hosts(field::host, {".example.com", ".net"}));
  b.rule("both", b.hosts(field::host, {"example.com", ".example.com"}));
  b.rule("other", b.hosts(field::rcpt_domain, {"example.com", ".example.com"}));
  const core::Program program = b.build();
  std::size_t room = 100;
  const HostIndex index(program, room);
  EXPECT_EQ(100U - 8U, room) << "an entry for each name of each list";
  std::size_t held = 0;
  for (const core::FieldId of : {field::host, field::rcpt_domain})
    for (const std::string_view host :
         {"mx.example.com", "example.com", "a.mx.example.com", "xexample.com", ".example.com", "example.net", "net",
          "com", ".net", "a.net", "..net", "example.com.evil.test", "m", "", "a.",
          "very-long-name.of.a.host.example.com"}) {
      const std::vector<bool> expected = held_for(program, of, host);
      EXPECT_EQ(expected, found_in(index, program, of, host)) << host;
      held += static_cast<std::size_t>(std::ranges::count(expected, true));
    }
  EXPECT_GT(held, 15U);
}

TEST(HostIndex, SaysOnceWhatAListSaysAgain) {
  ProgramBuilder b;
  b.rule("again", b.hosts(field::host, {"a.example", "b.example", "a.example", "a.example"}));
  const core::Program program = b.build();
  std::size_t room = 100;
  const HostIndex index(program, room);
  int visits = 0;
  index.for_each(field::host, "a.example", [&](std::uint32_t) { ++visits; });
  EXPECT_EQ(1, visits);
}

TEST(HostIndex, FindsEachOfManyNames) {
  ProgramBuilder b;
  for (int i = 0; i < 1'000; ++i) {
    std::string name = std::to_string(i);
    name += ".example";
    b.rule(name, b.hosts(field::host, {name}));
  }
  const core::Program program = b.build();
  std::size_t room = 1'000;
  const HostIndex index(program, room);
  for (std::uint32_t i = 0; i < program.predicates().size(); ++i) {
    const core::HostRow& host = program.hosts()[program.predicates()[i].operand.first];
    EXPECT_TRUE(found_in(index, program, field::host, program.text(host.name))[i]) << i;
  }
  EXPECT_EQ(std::vector<bool>(1'000), found_in(index, program, field::host, "1000.example"));
}

TEST(HostIndex, AnswersOnlyWhatFindsRoom) {
  ProgramBuilder b;
  b.rule("two", b.hosts(field::host, {"a.example", "b.example"}));
  b.rule("three", b.hosts(field::host, {"c.example", "d.example", "e.example"}));
  b.rule("one", b.hosts(field::host, {"f.example"}));
  b.rule("words", b.has("no such user"));
  const core::Program program = b.build();
  std::size_t room = 3;
  const HostIndex index(program, room);
  EXPECT_EQ(0U, room);
  std::vector<bool> answered;
  for (std::uint32_t i = 0; i < program.predicates().size(); ++i) answered.push_back(index.answers(i));
  EXPECT_EQ((std::vector<bool>{true, false, true, false}), answered);
}

TEST(HostIndex, LeadsToRulesAndAnnotations) {
  ProgramBuilder b;
  b.rule("of_host", b.all({b.hosts(field::host, {".example"}), b.codes({{550, 550}})}));
  b.rule("of_words", b.all({b.hosts(field::from_domain, {".example"}), b.has("an uncommon phrase")}));
  b.rule("not_of_host", b.no(b.hosts(field::host, {".test"})));
  const core::Program program = b.build();
  const PatternLiterals literals(program);
  const DecisionTable table(program, literals);
  EXPECT_EQ((std::vector<core::FieldId>{field::host}),
            std::vector(table.host_fields().begin(), table.host_fields().end()));
  EXPECT_EQ(1U, table.rules_of_all().size()) << "where a list must not hold, no name leads to the rule";
  EXPECT_EQ(3U, DecisionTable(program, literals, {.placed_rows = 0}).rules_of_all().size());
}

}  // namespace
}  // namespace carom::table
