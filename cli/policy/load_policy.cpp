// One place turns errors of a policy into words and an exit code, for all verbs.
#include "cli/policy/load_policy.h"

#include <algorithm>
#include <utility>

#include "cli/program_version.h"
#include "dsl/diag/render_human.h"
#include "dsl/diag/render_json.h"
#include "dsl/diag/render_sarif.h"
#include "support/counted.h"

namespace carom::cli {

embed::PolicySpec spec_of(const PolicyOptions& options) {
  embed::PolicySpec spec{options.policies, options.packs, {}};
  spec.options.locked = options.locked;
  spec.options.limits = options.limits;
  return spec;
}

ExitCode exit_code_of(const dsl::DiagnosticSink& diagnostics) {
  const auto is_mistake = [](const dsl::Diagnostic& diagnostic) {
    return diagnostic.severity == dsl::Severity::error && !dsl::is_limit(diagnostic.id);
  };
  return std::ranges::any_of(diagnostics.all(), is_mistake) ? ExitCode::rules : ExitCode::limit;
}

ExitCode tell_errors(const embed::Compiled& compiled, Console& console) {
  console.tell("the rules do not compile: " + counted(compiled.diagnostics.error_count(), "error", "errors"));
  return exit_code_of(compiled.diagnostics);
}

std::string render(std::span<const dsl::Diagnostic> diagnostics, const dsl::SourceMap& sources, ErrorFormat format,
                   bool colour) {
  switch (format) {
    case ErrorFormat::human:
      return dsl::render_human(diagnostics, sources, colour);
    case ErrorFormat::json:
      return dsl::render_json(diagnostics, sources);
    case ErrorFormat::sarif:
      return dsl::render_sarif(diagnostics, sources, kProgramVersion);
  }
  std::unreachable();
}

std::string render(const embed::Compiled& compiled, ErrorFormat format, bool colour) {
  return render(compiled.diagnostics.all(), compiled.sources, format, colour);
}

std::expected<std::unique_ptr<embed::Compiled>, ExitCode> load_policy(const PolicyOptions& options, Console& console,
                                                                      Advice advice) {
  embed::PolicySpec spec = spec_of(options);
  spec.options.advises = advice == Advice::wanted;
  Expected<std::unique_ptr<embed::Compiled>> compiled = embed::compile(spec);
  if (!compiled) return std::unexpected(console.fail(compiled.error()));
  if ((*compiled)->program) return std::move(*compiled);
  console.show_on_error_stream(render(**compiled, options.error_format, console.terminal.err_colour));
  return std::unexpected(tell_errors(**compiled, console));
}

}  // namespace carom::cli
