// Each verb fills a plain struct.
#include "cli/options/options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "cli/options/mistakes.h"
#include "cli/options/option_groups.h"
#include "cli/options/verbs.h"
#include "cli/program_version.h"

namespace carom::cli {
namespace {

void add_other_verbs(CLI::App& app, Verbs& verbs) {
  CLI::App& doctor = *app.add_subcommand("doctor", "Show what this installation consists of and whether it works");
  add_example(doctor, "carom doctor");
  doctor.add_flag("--json", verbs.doctor.json, "One JSON object");
  add_policy_options(doctor, verbs.doctor.policy);

  CLI::App& version = *app.add_subcommand("version", "Show the version, or what a compiled policy is");
  add_example(version, "carom version --json");
  version.add_option("FILE", verbs.version.file, "A compiled policy; none: this program")->check(not_empty());
  version.add_flag("--json", verbs.version.json, "One JSON object");
}

// What belongs together although CLI11 has filled it in apart.
void settle(Verbs& verbs) {
  if (verbs.json_classify) verbs.classify.format = OutputFormat::ndjson;
  if (verbs.json_check) verbs.check.policy.error_format = ErrorFormat::json;
  verbs.check.tests = !verbs.skip_tests;
  verbs.compile.tests = !verbs.skip_tests;
  verbs.map.examples = !verbs.skip_examples;
  verbs.classify.keep_code = !verbs.skip_cache;
}

// Which of two formats was meant nobody can tell.
std::string contradiction_in(const CLI::App& app, const Verbs& verbs) {
  const CLI::App& verb = *app.get_subcommands().front();
  const bool wants_other_answers = verbs.json_classify && verbs.classify.format != OutputFormat::automatic &&
                                   verbs.classify.format != OutputFormat::ndjson;
  const bool wants_other_errors =
      verbs.json_check && verb.count("--error-format") != 0 && verbs.check.policy.error_format != ErrorFormat::json;
  if (!wants_other_answers && !wants_other_errors) return {};
  const char* const option = wants_other_answers ? "--format" : "--error-format";
  return fmt::format(
      "carom: --json and another {} contradict each other; leave one of them out; see `carom {} --help`\n", option,
      verb.get_name());
}

Command chosen(const CLI::App& app, Verbs& verbs) {
  settle(verbs);
  const CLI::App& verb = *app.get_subcommands().front();
  const std::string name = verb.get_name();
  if (name == "classify") return std::move(verbs.classify);
  if (name == "explain") return std::move(verbs.explain);
  if (name == "read") return std::move(verbs.read);
  if (name == "map") return std::move(verbs.map);
  if (name == "check") return std::move(verbs.check);
  if (name == "compile") return std::move(verbs.compile);
  if (name == "fix") return std::move(verbs.fix);
  if (name == "test") return std::move(verbs.test);
  if (name == "fmt") return std::move(verbs.fmt);
  if (name == "coverage") return std::move(verbs.coverage);
  if (name == "import") return std::move(verbs.import);
  if (name == "dump") return std::move(verbs.dump);
  if (name == "doctor") return std::move(verbs.doctor);
  if (name == "suppress") return chosen_suppress(verb.get_subcommands().front()->get_name(), verbs.suppress);
  return verbs.version;
}

}  // namespace

std::expected<Command, Stop> parse_command_line(int argc, const char* const* argv) {
  Verbs verbs;
  CLI::App app("Carom says what email bounces mean, by rules that explain themselves.", "carom");
  app.set_version_flag("--version", "carom " + std::string(kProgramVersion));
  app.footer(help_footer());
  app.get_formatter()->label("SUBCOMMAND", "VERB");
  app.get_formatter()->label("TEXT", "");
  app.require_subcommand(1);
  add_record_verbs(app, verbs);
  add_suppress(app, verbs.suppress);
  add_rule_verbs(app, verbs);
  add_other_verbs(app, verbs);
  for (CLI::App* verb : app.get_subcommands({})) verb->group("Verbs");
  const std::span arguments(argv, static_cast<std::size_t>(argc));
  if (std::optional<Stop> stop = stop_before(app, arguments.subspan(arguments.empty() ? 0 : 1)))
    return std::unexpected(*std::move(stop));
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return std::unexpected(stop_of(app, error));
  }
  if (std::string contradiction = contradiction_in(app, verbs); !contradiction.empty())
    return std::unexpected(Stop{ExitCode::usage, std::move(contradiction)});
  return chosen(app, verbs);
}

}  // namespace carom::cli
