// In-language tests (docs/language.md section 7): each sample is classified and compared with what its rule claims.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/ir/rule_set.h"
#include "runtime/core/program.h"

namespace carom::embed {

enum class Outcome : std::uint8_t {
  passed,
  failed,
  known_gap,   ///< a `todo test` that fails, as its author says
  closed_gap,  ///< a `todo test` that passes: the `todo` can go
  skipped,     ///< its rule is disabled
  changed,     ///< passes with its own pack, fails under the policy it is linked into
};

[[nodiscard]] std::string_view word_of(Outcome outcome);

/// One test run. `found` and `why` are empty unless the expectation was not met.
struct TestResult {
  std::string owner;  ///< qualified name of the rule, unwrap or annotation
  std::string pack;   ///< in which the test is written
  std::string sample;
  dsl::SourceSpan where;  ///< of the sample
  Outcome outcome = Outcome::passed;
  std::string expected;
  std::string winner;            ///< qualified name of the rule that won instead, if any
  std::string found;             ///< which rule won instead, its class and its evidence
  std::vector<std::string> why;  ///< why the test's own rule did not win, or what made it hold
};

/// Runs the tests of `pack` (empty: of every pack) in their order. `program` is the image of `rules`. The interpreter
/// decides; that the table engine says something else about a sample is a defect of ours, a failed check.
[[nodiscard]] std::vector<TestResult> run_tests(const compiler::ir::RuleSet& rules, const core::Program& program,
                                                std::string_view pack);

[[nodiscard]] std::size_t count(const std::vector<TestResult>& results, Outcome outcome);

}  // namespace carom::embed
