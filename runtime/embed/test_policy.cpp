// Two compilations are compared by places in files, since rules have other numbers in each.
#include "runtime/embed/test_policy.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <utility>

#include "dsl/diag/diagnostic.h"

namespace carom::embed {
namespace {

using dsl::DiagnosticId;
using dsl::SourceSpan;

// The same place in another compilation of the same files.
class SamePlace {
 public:
  explicit SamePlace(const dsl::SourceMap& sources) {
    for (dsl::SourceId id = 0; id < sources.size(); ++id) ids_.emplace(sources.file(id).path(), id);
  }
  [[nodiscard]] SourceSpan of(SourceSpan where, const dsl::SourceMap& sources) const {
    const auto found = ids_.find(sources.file(where.file).path());
    return found == ids_.end() ? SourceSpan{} : SourceSpan{found->second, where.span};
  }

 private:
  std::map<std::string, dsl::SourceId> ids_;
};

void report_failure(const TestResult& result, DiagnosticId id, dsl::DiagnosticSink& sink) {
  dsl::Diagnostic& diagnostic =
      sink.report(id, result.where, fmt::format("expected that {}; found that {}", result.expected, result.found));
  for (const std::string& reason : result.why) diagnostic.notes.push_back({std::nullopt, reason});
}

void report(const TestResult& result, dsl::DiagnosticSink& sink) {
  switch (result.outcome) {
    case Outcome::failed:
      return report_failure(result, DiagnosticId::C0911, sink);
    case Outcome::closed_gap:
      sink.report(DiagnosticId::C0912, result.where, "this known gap is closed: the test passes; remove `todo`");
      return;
    default:
      return;
  }
}

// Tests of others that one rule of the policy changes are one finding, at that rule; `carom test` lists each.
void report_changed(const compiler::ir::Rule& winner, std::span<const TestResult* const> changed,
                    dsl::DiagnosticSink& sink) {
  constexpr std::size_t kMostNamed = 3;
  dsl::Diagnostic& diagnostic =
      sink.report(DiagnosticId::C0913, winner.where,
                  fmt::format("rule `{}` wins where {} tests of other packs expect something else; `carom test` lists "
                              "them",
                              winner.name, changed.size()));
  for (const TestResult* result : changed.first(std::min(kMostNamed, changed.size())))
    diagnostic.notes.push_back({result->where, fmt::format("expected that {}", result->expected)});
}

void report_changes(const compiler::ir::RuleSet& rules, const std::vector<TestResult>& results,
                    dsl::DiagnosticSink& sink) {
  std::map<std::string_view, std::vector<const TestResult*>> by_winner;
  for (const TestResult& result : results)
    if (result.outcome == Outcome::changed) by_winner[result.winner].push_back(&result);
  for (const auto& [name, changed] : by_winner) {
    const auto winner = std::ranges::find(rules.rules, name, &compiler::ir::Rule::name);
    if (winner != rules.rules.end() && changed.size() > 1) {
      report_changed(*winner, changed, sink);
      continue;
    }
    for (const TestResult* result : changed) report_failure(*result, DiagnosticId::C0913, sink);
  }
}

// A pack whose names only resolve thanks to its neighbours has no outcome of its own.
void report_not_alone(const std::string& pack, const Compiled& alone, const SamePlace& place,
                      dsl::DiagnosticSink& sink) {
  for (const dsl::Diagnostic& found : alone.diagnostics.all()) {
    if (found.severity != dsl::Severity::error) continue;
    sink.report(
        DiagnosticId::C0914, place.of(found.where, alone.sources),
        fmt::format("`{}` does not compile with only what it uses, so its tests cannot run: {}", pack, found.message));
    return;
  }
}

using TestKey = std::tuple<dsl::SourceId, std::uint32_t, std::string>;
TestKey key_of(const TestResult& result) {
  return {result.where.file, result.where.span.begin, result.owner};
}

// By its path, so that packs beside it are found as they are under the whole policy.
PolicySpec alone_spec(const PolicySpec& spec, const PolicyFile& file) {
  return {{file.path}, spec.pack_paths, spec.options, spec.unsaved};
}

Expected<std::vector<TestResult>> run_alone(const PolicySpec& spec, const std::vector<PolicyFile>& files,
                                            Compiled& whole, const SamePlace& place) {
  std::vector<TestResult> results;
  for (const PolicyFile& file : files) {
    Expected<std::unique_ptr<Compiled>> alone = compile(alone_spec(spec, file));
    if (!alone) return std::unexpected(alone.error());
    if (!(*alone)->rules) {
      report_not_alone(file.name.empty() ? file.path : file.name, **alone, place, whole.diagnostics);
      continue;
    }
    for (const std::string& pack : (*alone)->root_packs)
      for (TestResult& result : run_tests(*(*alone)->rules, *(*alone)->program, pack)) {
        result.where = place.of(result.where, (*alone)->sources);
        results.push_back(std::move(result));
      }
  }
  return results;
}

std::vector<TestResult> of_packs(const std::vector<std::string>& packs, const std::vector<TestResult>& results) {
  std::vector<TestResult> theirs;
  std::ranges::copy_if(results, std::back_inserter(theirs),
                       [&](const TestResult& result) { return std::ranges::find(packs, result.pack) != packs.end(); });
  return theirs;
}

// Adds what differs under the policy; a test that fails alone already says so.
void add_changes(std::vector<TestResult> under_policy, std::vector<TestResult>& results) {
  std::map<TestKey, std::size_t> alone;
  for (std::size_t i = 0; i < results.size(); ++i) alone.emplace(key_of(results[i]), i);
  for (TestResult& under : under_policy) {
    const auto found = alone.find(key_of(under));
    if (under.outcome == Outcome::skipped && found != alone.end())
      results[found->second] = std::move(under);
    else if (under.outcome == Outcome::skipped)
      results.push_back(std::move(under));
    else if (under.outcome == Outcome::failed &&
             (found == alone.end() || results[found->second].outcome == Outcome::passed)) {
      under.outcome = Outcome::changed;
      results.push_back(std::move(under));
    }
  }
}

std::vector<TestResult> run_all(Compiled& whole, const Limits& limits) {
  if (whole.rules->tests.empty()) return {};
  if (!whole.program) make_program(whole, limits);
  return run_tests(*whole.rules, *whole.program, {});
}

}  // namespace

Expected<std::vector<TestResult>> test_policy(const PolicySpec& spec, Compiled& whole) {
  const Expected<std::vector<PolicyFile>> files = policy_files(spec);
  if (!files) return std::unexpected(files.error());
  std::vector<TestResult> under_policy = run_all(whole, spec.options.limits);
  // A policy of one file is that file alone.
  Expected<std::vector<TestResult>> results = files->size() == 1
                                                  ? of_packs(whole.root_packs, under_policy)
                                                  : run_alone(spec, *files, whole, SamePlace(whole.sources));
  if (!results) return results;
  add_changes(std::move(under_policy), *results);
  for (const TestResult& result : *results) report(result, whole.diagnostics);
  report_changes(*whole.rules, *results, whole.diagnostics);
  return results;
}

}  // namespace carom::embed
