// Failed tests are shown with what was found and why; passed ones only when asked for.
#include "cli/test.h"

#include <fmt/format.h>

#include <array>
#include <string>

#include "dsl/diag/printable.h"
#include "runtime/embed/test_policy.h"
#include "support/counted.h"
#include "support/json_writer.h"

namespace carom::cli {
namespace {

using embed::Outcome;
using embed::TestResult;

constexpr std::array kOutcomes = {Outcome::passed,     Outcome::failed,  Outcome::known_gap,
                                  Outcome::closed_gap, Outcome::skipped, Outcome::changed};

std::string place_of(const TestResult& result, const dsl::SourceMap& sources) {
  const dsl::SourceFile& file = sources.file(result.where.file);
  const dsl::LineColumn at = file.locate(result.where.span.begin);
  return fmt::format("{}:{}:{}", dsl::printable(file.path()), at.line, at.column);
}

Style style_of(Outcome outcome) {
  if (outcome == Outcome::failed) return Style::red;
  return outcome == Outcome::passed ? Style::green : Style::yellow;
}

std::string shown(const TestResult& result, const dsl::SourceMap& sources, bool colour) {
  std::string text =
      fmt::format("{} {} ({})\n", styled(embed::word_of(result.outcome), style_of(result.outcome), colour),
                  result.owner, place_of(result, sources));
  text += fmt::format("  sample    {}\n", dsl::printable(result.sample));
  if (!result.found.empty()) {
    text += fmt::format("  expected  {}\n", dsl::printable(result.expected));
    text += fmt::format("  found     {}\n", dsl::printable(result.found));
  }
  for (const std::string& reason : result.why) text += fmt::format("  because   {}\n", dsl::printable(reason));
  return text;
}

std::string summary(const std::vector<TestResult>& results) {
  std::string text = counted(results.size(), "test", "tests");
  for (const Outcome outcome : kOutcomes)
    if (const std::size_t number = embed::count(results, outcome); number != 0 || outcome <= Outcome::failed)
      text += fmt::format(", {} {}", number, embed::word_of(outcome));
  return text;
}

void write_text(const std::vector<TestResult>& results, const embed::Compiled& policy, bool verbose, Console& console) {
  for (const TestResult& result : results)
    if (verbose || result.outcome != Outcome::passed)
      console.out.write(shown(result, policy.sources, console.terminal.out_colour));
  console.out.write(summary(results) + "\n");
}

void write_result(const TestResult& result, const dsl::SourceMap& sources, JsonWriter& json) {
  const dsl::SourceFile& file = sources.file(result.where.file);
  const dsl::LineColumn at = file.locate(result.where.span.begin);
  json.begin_object().member("owner", result.owner).member("pack", result.pack);
  json.member("outcome", embed::word_of(result.outcome)).member("sample", result.sample);
  json.member("file", file.path()).member("line", at.line).member("column", at.column);
  json.member("expected", result.expected).member("found", result.found);
  json.key("why").begin_array();
  for (const std::string& reason : result.why) json.string(reason);
  json.end_array().end_object();
}

void write_json(const std::vector<TestResult>& results, const embed::Compiled& policy, Console& console) {
  std::string text;
  JsonWriter json(text);
  json.begin_object().key("counts").begin_object();
  for (const Outcome outcome : kOutcomes) json.member(embed::word_of(outcome), embed::count(results, outcome));
  json.end_object().key("results").begin_array();
  for (const TestResult& result : results) write_result(result, policy.sources, json);
  json.end_array().end_object();
  console.out.write(text + "\n");
}

// A pack that cannot be tested has no results that would tell.
std::size_t tell_untestable(const embed::Compiled& policy, Console& console) {
  std::size_t number = 0;
  for (const dsl::Diagnostic& diagnostic : policy.diagnostics.all()) {
    if (diagnostic.id != dsl::DiagnosticId::C0914) continue;
    console.tell(diagnostic.message);
    ++number;
  }
  return number;
}

}  // namespace

ExitCode test(const TestOptions& options, Console& console) {
  const auto policy = load_policy(options.policy, console);
  if (!policy) return policy.error();
  const Expected<std::vector<TestResult>> results = embed::test_policy(spec_of(options.policy), **policy);
  if (!results) return console.fail(results.error());
  if (options.json)
    write_json(*results, **policy, console);
  else
    write_text(*results, **policy, options.verbose, console);
  const bool clean = tell_untestable(**policy, console) == 0 && embed::count(*results, Outcome::failed) == 0;
  return clean ? ExitCode::done : ExitCode::findings;
}

}  // namespace carom::cli
