// Tests run only where the rules compile; their failures are diagnostics like all others.
#include "cli/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

#include "runtime/embed/test_policy.h"
#include "support/counted.h"

namespace carom::cli {
namespace {

std::size_t count(const embed::Compiled& policy, dsl::Severity severity) {
  return static_cast<std::size_t>(std::ranges::count(policy.diagnostics.all(), severity, &dsl::Diagnostic::severity));
}

void show(const embed::Compiled& policy, ErrorFormat format, Console& console) {
  if (format == ErrorFormat::human)
    console.show_on_error_stream(render(policy, format, console.terminal.err_colour));
  else
    console.out.write(render(policy, format, false));
}

std::string summary(const embed::Compiled& policy, std::size_t tests) {
  const std::size_t warnings = count(policy, dsl::Severity::warning);
  const std::string found =
      counted(policy.diagnostics.error_count(), "error", "errors") + ", " + counted(warnings, "warning", "warnings");
  if (!policy.rules) return found;
  return fmt::format("{}, {}, {}: {}", counted(policy.rules->packs.size(), "pack", "packs"),
                     counted(policy.rules->rules.size(), "rule", "rules"), counted(tests, "test", "tests"), found);
}

// Whoever writes them would wait for findings.
void tell_unevaluated(std::size_t analytics, Console& console) {
  if (analytics == 0) return;
  console.tell(counted(analytics, "aggregate or audit is", "aggregates and audits are") +
               " checked; no verb evaluates them yet");
}

}  // namespace

ExitCode check(const CheckOptions& options, Console& console) {
  const embed::PolicySpec spec = spec_of(options.policy);
  const Expected<std::unique_ptr<embed::Compiled>> compiled = embed::check(spec);
  if (!compiled) return console.fail(compiled.error());
  embed::Compiled& policy = **compiled;

  std::size_t tests_run = 0;
  if (policy.rules && options.tests) {
    const Expected<std::vector<embed::TestResult>> results = embed::test_policy(spec, policy);
    if (!results) return console.fail(results.error());
    tests_run = results->size();
  }
  show(policy, options.policy.error_format, console);
  console.tell(summary(policy, tests_run));
  if (!policy.rules) return exit_code_of(policy.diagnostics);
  tell_unevaluated(policy.rules->analytics, console);
  const bool clean = !policy.diagnostics.has_errors() && count(policy, dsl::Severity::warning) == 0;
  return clean ? ExitCode::done : ExitCode::findings;
}

}  // namespace carom::cli
