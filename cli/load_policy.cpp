#include "cli/load_policy.h"

#include <fmt/format.h>

#include <span>
#include <utility>

#include "cli/program_version.h"
#include "dsl/diag/render_human.h"
#include "dsl/diag/render_json.h"
#include "dsl/diag/render_sarif.h"

namespace carom::cli {

embed::PolicySpec spec_of(const PolicyOptions& options) {
  embed::PolicySpec spec{options.policies, options.packs, {}};
  spec.options.locked = options.locked;
  return spec;
}

std::string render(const embed::Compiled& compiled, ErrorFormat format, bool colour) {
  const std::span<const dsl::Diagnostic> all = compiled.diagnostics.all();
  switch (format) {
    case ErrorFormat::human:
      return dsl::render_human(all, compiled.sources, colour);
    case ErrorFormat::json:
      return dsl::render_json(all, compiled.sources);
    case ErrorFormat::sarif:
      return dsl::render_sarif(all, compiled.sources, kProgramVersion);
  }
  std::unreachable();
}

std::expected<std::unique_ptr<embed::Compiled>, ExitCode> load_policy(const PolicyOptions& options, Console& console) {
  Expected<std::unique_ptr<embed::Compiled>> compiled = embed::compile(spec_of(options));
  if (!compiled) return std::unexpected(console.fail(compiled.error()));
  if ((*compiled)->program) return std::move(*compiled);
  console.show_on_error_stream(render(**compiled, options.error_format, console.terminal.err_colour));
  console.tell(fmt::format("the rules do not compile: {} errors", (*compiled)->diagnostics.error_count()));
  return std::unexpected(ExitCode::rules);
}

}  // namespace carom::cli
