// A test that fails is explained by what the interpreter says about its record.
#include "runtime/embed/run_tests.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "runtime/core/classification.h"
#include "runtime/core/interpret.h"
#include "runtime/core/near_miss.h"
#include "runtime/embed/lost_reason.h"
#include "runtime/embed/meets_test.h"
#include "runtime/embed/sample_record.h"
#include "runtime/embed/second_opinion.h"

namespace carom::embed {
namespace {

namespace ir = compiler::ir;

std::string printed(const ir::Sample& sample) {
  if (sample.fields.empty()) return sample.text;
  std::string text = "{";
  for (const auto& [name, value] : sample.fields)
    text += fmt::format("{} {}: {}", text.size() > 1 ? "," : "", name, value);
  return text + " }";
}

std::string_view kind_of(ir::TestOwner owner) {
  switch (owner) {
    case ir::TestOwner::rule:
      return "rule";
    case ir::TestOwner::unwrap:
      return "unwrap";
    case ir::TestOwner::annotation:
      return "annotate";
  }
  std::unreachable();
}

std::string expectation_of(const ir::Test& test) {
  if (test.gives) return fmt::format("the class is {}`{}`", test.negated ? "not " : "", *test.gives);
  if (test.kind == ir::TestOwner::rule)
    return fmt::format("rule `{}` {}", test.owner_name, test.negated ? "does not match" : "wins");
  return fmt::format("{} `{}` {}", kind_of(test.kind), test.owner_name, test.negated ? "does not fit" : "fits");
}

// One record against one test; the scratch is shared by all.
class Run {
 public:
  Run(const ir::RuleSet& rules, const core::Program& program)
      : rules_(rules), program_(program), second_opinion_(program) {}

  TestResult run(const ir::Test& test);

 private:
  void describe_failure(const ir::Test& test, const core::Record& record, TestResult& result);
  std::string describe(const core::Verdict& verdict, const core::Record& record) const;
  void describe_own_rule(std::uint32_t rule, const core::Explanation& explanation, std::vector<std::string>& why);

  const ir::RuleSet& rules_;
  const core::Program& program_;
  core::Scratch scratch_;
  SecondOpinion second_opinion_;
};

std::string Run::describe(const core::Verdict& verdict, const core::Record& record) const {
  if (!verdict.is_classified()) return "no rule holds: the class is `unclassified`";
  std::string text = fmt::format("rule `{}` wins, class `{}`", verdict.rule, verdict.class_name);
  std::string_view separator = "; evidence: ";
  for (const core::Evidence& evidence : verdict.evidence) {
    text += fmt::format("{}{}", std::exchange(separator, ", "), program_.field_name(evidence.field));
    if (!evidence.span.empty() && evidence.span.end <= record.text.size())
      text += fmt::format(" \"{}\"", record.text.substr(evidence.span.begin, evidence.span.size()));
  }
  return text;
}

void Run::describe_own_rule(std::uint32_t rule, const core::Explanation& explanation, std::vector<std::string>& why) {
  const std::string& name = rules_.rules[rule].name;
  for (const core::RuleMatch& match : explanation.matches)
    if (match.rule == rule && match.lost != core::Lost::won)
      why.push_back(fmt::format("rule `{}` {}", name, reason_of(program_, match)));
  const auto miss = core::find_near_miss(scratch_.state().evaluation, rule);
  if (!miss) return;
  for (const core::NearMiss::Failed& failed : miss->failed)
    why.push_back(failed.unless ? fmt::format("its `unless {}` holds", failed.printed)
                                : fmt::format("its condition `{}` does not hold", failed.printed));
}

void Run::describe_failure(const ir::Test& test, const core::Record& record, TestResult& result) {
  // Near misses of all rules would be made for each failing test, and only those of its own rule be shown.
  const core::Explanation explanation = core::explain(program_, record, scratch_, 0);
  result.winner = explanation.verdict.rule;
  result.found = describe(explanation.verdict, record);
  if (test.kind == ir::TestOwner::rule) describe_own_rule(test.owner, explanation, result.why);
}

TestResult Run::run(const ir::Test& test) {
  TestResult result{test.owner_name,
                    test.pack,
                    printed(test.sample),
                    test.sample.where,
                    Outcome::passed,
                    expectation_of(test),
                    {},
                    {},
                    {}};
  if (test.disabled) {
    result.outcome = Outcome::skipped;
    return result;
  }
  SampleRecord sample(rules_.declared_fields);
  if (const Expected<void> read = sample.set(test.sample); !read) {
    result.outcome = Outcome::failed;
    result.found = read.error().message;
    return result;
  }
  second_opinion_.check(core::interpret(program_, sample.record(), scratch_), sample.record(), test.owner_name,
                        result.sample);
  const bool met = meets(test, sample.record(), program_, scratch_);
  if (!met) describe_failure(test, sample.record(), result);
  if (test.todo)
    result.outcome = met ? Outcome::closed_gap : Outcome::known_gap;
  else
    result.outcome = met ? Outcome::passed : Outcome::failed;
  return result;
}

}  // namespace

std::string_view word_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::passed:
      return "passed";
    case Outcome::failed:
      return "failed";
    case Outcome::known_gap:
      return "known gap";
    case Outcome::closed_gap:
      return "closed gap";
    case Outcome::skipped:
      return "skipped";
    case Outcome::changed:
      return "changed";
  }
  std::unreachable();
}

std::vector<TestResult> run_tests(const ir::RuleSet& rules, const core::Program& program, std::string_view pack) {
  std::vector<TestResult> results;
  if (rules.tests.empty()) return results;  // no tables are made for nothing
  Run run(rules, program);
  for (const ir::Test& test : rules.tests)
    if (pack.empty() || test.pack == pack) results.push_back(run.run(test));
  return results;
}

std::size_t count(const std::vector<TestResult>& results, Outcome outcome) {
  return static_cast<std::size_t>(std::ranges::count(results, outcome, &TestResult::outcome));
}

}  // namespace carom::embed
