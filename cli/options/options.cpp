// Each verb fills a plain struct; what is wrong with an argument is said in our words, not in CLI11's.
#include "cli/options/options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/options/option_groups.h"
#include "cli/options/option_values.h"
#include "cli/options/suppress_options.h"
#include "cli/program_version.h"
#include "dsl/diag/nearest_name.h"

namespace carom::cli {
namespace {

const std::map<std::string, OutputFormat> kOutputFormats = {{"table", OutputFormat::table},
                                                            {"ndjson", OutputFormat::ndjson},
                                                            {"csv", OutputFormat::csv},
                                                            {"summary", OutputFormat::summary}};
std::map<std::string, engine::Choice> engine_choices() {
  std::map<std::string, engine::Choice> choices;
  for (const engine::NamedChoice& named : engine::choices()) choices.emplace(named.name, named.choice);
  return choices;
}
std::map<std::string, Stage> dump_stages() {
  std::map<std::string, Stage> all;
  for (const NamedStage& named : stages()) all.emplace(named.name, named.stage);
  return all;
}
const std::map<std::string, engine::Choice> kEngines = engine_choices();
const std::map<std::string, Emit> kEmits = {{"policy", Emit::policy}, {"ir", Emit::ir},
                                            {"asm", Emit::assembly},  {"object", Emit::object},
                                            {"shared", Emit::shared}, {"header", Emit::header}};
const std::map<std::string, bool> kEvents = {{"failures", false}, {"all", true}};
const std::map<std::string, Stage> kStages = dump_stages();
std::map<std::string, importers::Tool> import_tools() {
  std::map<std::string, importers::Tool> tools;
  for (const importers::NamedTool& tool : importers::kTools) tools.emplace(tool.word, tool.tool);
  return tools;
}
const std::map<std::string, importers::Tool> kTools = import_tools();

// One option struct a verb; CLI11 fills them in place.
struct Verbs {
  ClassifyOptions classify;
  ExplainOptions explain;
  ReadVerbOptions read;
  MapVerbOptions map;
  CheckOptions check;
  CompileOptions compile;
  FixOptions fix;
  TestOptions test;
  FmtOptions fmt;
  CoverageOptions coverage;
  ImportOptions import;
  DumpOptions dump;
  DoctorOptions doctor;
  VersionOptions version;
  SuppressVerbs suppress;
  bool json_classify = false;
  bool json_check = false;
  bool skip_examples = false;
  bool skip_tests = false;
  bool skip_cache = false;
};

// Verbs about rules take the policy as plain arguments too.
void add_policy_arguments(CLI::App& app, PolicyOptions& options) {
  add_policy_options(app, options);
  app.add_option("POLICY", options.policies, "Packs by name, paths of rule files, or all; none: all shipped packs")
      ->check(not_empty());
}

void add_events(CLI::App& app, bool& deliveries) {
  add_choice(app, "--events", deliveries, kEvents, "Which events are records: failures and deferrals unless said");
}

void add_classify(CLI::App& app, Verbs& verbs) {
  ClassifyOptions& options = verbs.classify;
  CLI::App& verb = *app.add_subcommand("classify", "Say what bounces mean: records in, a verdict each out");
  add_example(verb, "carom classify --format csv bounces.ndjson > verdicts.csv");
  verb.add_option("FILE", options.files, "Files and folders; none or -: standard input")->check(not_empty());
  add_choice(verb, "-f,--format", options.format, kOutputFormats, "Output; a table on a terminal, else ndjson");
  verb.add_flag("--json", verbs.json_classify, "The same as --format ndjson");
  CLI::Option* const enrich =
      verb.add_flag("--enrich", options.enrich,
                    "Give the input back, each bounce with its verdict as a member `bounce`, in place of --format");
  verb.add_option("--enrich-key", options.enrich_key, "Another name for that member")
      ->option_text("NAME")
      ->needs(enrich)
      ->check(not_empty());
  add_input_format(verb, options.input_format);
  add_map(verb, options.map);
  add_events(verb, options.deliveries);
  add_dedupe(verb, options.dedupe);
  verb.add_flag("--follow", options.follow, "Answer what others go on to write to the file, until Ctrl-C");
  verb.add_flag("--summary", options.summary, "Say at the end how many answers of which kind there were");
  verb.add_option("-o,--output", options.output, "Write verdicts to this file; standard output unless said")
      ->option_text("FILE")
      ->check(not_empty());
  add_rejecting(verb, options.strict, options.rejects);
  verb.add_option("--suppress-list", options.suppress_list,
                  "Write here whom to take off the list at once, one a line; guarded ones to FILE.guarded")
      ->option_text("FILE")
      ->check(not_empty());
  add_choice(verb, "--engine", options.engine, kEngines, "Who answers, with the same verdicts; auto unless said");
  verb.add_flag("--no-cache", verbs.skip_cache, "Neither keep native code for later runs nor use what was kept");
  add_number(verb, "--threads", options.threads, 1U, "Threads to work on; all of the machine unless said",
             kMostThreads);
  add_number(verb, "--batch", options.batch, 1U, "Records to classify at once", kMostRecordsOfBatch);
  verb.add_flag("-v,--verbose", options.verbose, "Add cite and advice (not to a table); say which engine ran");
  add_policy_options(verb, options.policy);
  add_allow_unsigned(verb, options.policy);
}

void add_explain(CLI::App& app, Verbs& verbs) {
  ExplainOptions& options = verbs.explain;
  CLI::App& verb = *app.add_subcommand("explain", "Say why a reply gets its verdict");
  add_example(verb, "carom explain '550 5.1.1 no such user'");
  verb.add_option("REPLY", options.reply, "A pasted reply; none: standard input");
  verb.add_option("-r,--record", options.record, "A record instead: a JSON object, or a file of records")
      ->option_text("JSON|FILE")
      ->check(not_empty());
  add_number(verb, "-n,--number", options.number, std::uint64_t{1}, "Which record of the file, from 1");
  verb.add_option("--field", options.fields, "More about a pasted reply: host=mx.example, rcpt=a@b.example")
      ->option_text("NAME=VALUE")
      ->allow_extra_args(false);
  add_input_format(verb, options.input_format);
  add_map(verb, options.map);
  add_number(verb, "--near", options.near_misses, 0U, "How many rules that nearly hold to show");
  verb.add_flag("-a,--all", options.all, "Leave nothing out: long texts, and every other rule that holds");
  verb.add_flag("--json", options.json, "One JSON object");
  add_policy_options(verb, options.policy);
  add_allow_unsigned(verb, options.policy);
}

void add_read(CLI::App& app, Verbs& verbs) {
  ReadVerbOptions& options = verbs.read;
  CLI::App& verb = *app.add_subcommand("read", "Show what is read from inputs, before any rule");
  add_example(verb, "carom read mail.log");
  verb.add_option("FILE", options.files, "Files and folders; none or -: standard input")->check(not_empty());
  add_input_format(verb, options.input_format);
  add_map(verb, options.map);
  add_events(verb, options.deliveries);
  add_dedupe(verb, options.dedupe);
}

void add_map_verb(CLI::App& app, Verbs& verbs) {
  MapVerbOptions& options = verbs.map;
  CLI::App& verb =
      *app.add_subcommand("map", "Guess where fields stand in JSON or a table: a file for --map, to be edited");
  add_example(verb, "carom map bounces.csv > map.toml");
  verb.add_option("FILE", options.files, "Files and folders; none or -: standard input")->check(not_empty());
  add_input_format(verb, options.input_format);
  verb.add_flag("--no-examples", verbs.skip_examples, "No values of the input in the comments");
}

void add_compile(CLI::App& app, Verbs& verbs) {
  CompileOptions& options = verbs.compile;
  CLI::App& verb = *app.add_subcommand("compile", "Put rules into one file that classifies without them");
  add_example(verb, "carom compile policy.carom -o policy.caromc");
  verb.add_option("-o,--output", options.output, "The file to write")
      ->required()
      ->option_text("FILE")
      ->check(not_empty());
  add_choice(
      verb, "--emit", options.emit, kEmits,
      "What to write: policy unless said, a file for classify; the others are code for programs in C, and its header");
  verb.add_option("--cpu", options.processor, "Processor that code is for; native: this one; any unless said")
      ->option_text("NAME")
      ->check(not_empty());
  verb.add_option("--symbol", options.symbol, "Name of the policy in C; carom_policy unless said")
      ->option_text("NAME")
      ->check(CLI::Validator(check_symbol, ""));
  verb.add_flag("--no-tests", verbs.skip_tests, "Also rules whose tests fail");
  add_policy_arguments(verb, options.policy);
  add_allow_unsigned(verb, options.policy);
}

void add_coverage(CLI::App& app, Verbs& verbs) {
  CoverageOptions& options = verbs.coverage;
  CLI::App& verb = *app.add_subcommand("coverage", "Count which rules records reach: won, held, never held");
  add_example(verb, "carom coverage --input bounces.ndjson policy.carom");
  verb.add_option("-i,--input", options.inputs,
                  "File or folder of records; none or -: standard input; may stand several times")
      ->option_text("FILE")
      ->check(not_empty())
      ->allow_extra_args(false);
  add_input_format(verb, options.input_format);
  add_map(verb, options.map);
  verb.add_flag("--json", options.json, "One JSON object");
  add_policy_arguments(verb, options.policy);
  add_allow_unsigned(verb, options.policy);
}

void add_import(CLI::App& app, Verbs& verbs) {
  ImportOptions& options = verbs.import;
  CLI::App& verb = *app.add_subcommand("import", "Turn rules of another tool into a Carom file");
  add_example(verb, "carom import zonemta bounces.txt -o bounces.carom");
  add_choice(verb, "TOOL", options.tool, kTools, "Whose rules they are");
  verb.get_option("TOOL")->required();
  verb.add_option("FILE", options.files, "Files, tried in this order; - is standard input")
      ->required()
      ->check(not_empty());
  verb.add_option("-o,--output", options.output, "The file to write; standard output unless said")
      ->option_text("FILE")
      ->check(not_empty());
  verb.add_option("--report", options.report,
                  "Write here, as NDJSON, what was refused and what is wrong with the rules")
      ->option_text("FILE")
      ->check(not_empty());
  verb.add_option("--name", options.pack, "Name of the pack that is written; the tool's unless said")
      ->option_text("NAME")
      ->check(CLI::Validator(check_pack_name, ""));
  verb.add_flag("--own-classes", options.own_classes,
                "Give each category a class of its own, even where std.classes has one that says the same");
  add_limit(verb, options.limits);
}

void add_rule_verbs(CLI::App& app, Verbs& verbs) {
  CLI::App& check = *app.add_subcommand("check", "Compile rules, run their tests, show every finding");
  add_example(check, "carom check policy.carom");
  check.add_flag("--json", verbs.json_check, "The same as --error-format json");
  check.add_flag("--no-tests", verbs.skip_tests, "Compile only");
  add_policy_arguments(check, verbs.check.policy);

  add_compile(app, verbs);

  CLI::App& fix = *app.add_subcommand("fix", "Apply the repairs that diagnostics offer");
  add_example(fix, "carom fix --diff policy.carom");
  fix.add_flag("--diff", verbs.fix.diff, "Change nothing, show the patch");
  fix.add_flag("--json", verbs.fix.json, "One JSON object");
  add_policy_arguments(fix, verbs.fix.policy);

  CLI::App& test = *app.add_subcommand("test", "Run the tests that stand in the rules");
  add_example(test, "carom test policy.carom");
  test.add_flag("--json", verbs.test.json, "One JSON object");
  test.add_flag("-v,--verbose", verbs.test.verbose, "List the tests that pass, too");
  add_policy_arguments(test, verbs.test.policy);

  CLI::App& fmt = *app.add_subcommand("fmt", "Lay rule files out in the one canonical way");
  add_example(fmt, "carom fmt --check rules/");
  fmt.add_option("FILE", verbs.fmt.files, "Rule files, folders, or - for standard input")
      ->required()
      ->check(not_empty());
  fmt.add_flag("--check", verbs.fmt.check, "Change nothing; name the files that would change and exit 1");
  fmt.add_flag("--diff", verbs.fmt.diff, "Change nothing, show the patch");
  fmt.add_flag("--json", verbs.fmt.json, "A JSON array of files");
  add_limit(fmt, verbs.fmt.limits);

  add_coverage(app, verbs);
  add_import(app, verbs);

  CLI::App& dump = *app.add_subcommand("dump", "Show what a stage of the compiler made of the rules");
  add_example(dump, "carom dump --stage=order policy.carom");
  add_choice(dump, "-s,--stage", verbs.dump.stage, kStages, "Which stage; order unless said");
  dump.add_flag("--json", verbs.dump.json, "JSON");
  add_policy_arguments(dump, verbs.dump.policy);
}

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

// `carom help` and `carom help VERB` say what --help does. Nothing: they are not asked for.
std::optional<Stop> help_asked_for(const CLI::App& app, std::span<const char* const> arguments) {
  if (arguments.empty() || std::string_view(arguments[0]) != "help") return std::nullopt;
  if (arguments.size() == 1) return Stop{ExitCode::done, app.help()};
  for (const CLI::App* verb : app.get_subcommands({}))
    if (verb->get_name() == arguments[1]) return Stop{ExitCode::done, verb->help(app.get_name())};
  return Stop{ExitCode::usage, fmt::format("carom: no verb `{}`; `carom help` lists them\n", arguments[1])};
}

// CLI11 would call an unknown verb an unexpected argument, and of an unknown option say that a verb is missing.
std::string unknown_beginning(const CLI::App& app, std::string_view name) {
  if (name == "-h" || name == "--help" || name == "--version") return {};
  if (name.starts_with('-'))
    return "carom: no option `" + std::string(name) + "` before the verb; see `carom --help`\n";
  std::vector<std::string> names;
  for (const CLI::App* verb : app.get_subcommands({})) names.push_back(verb->get_name());
  if (std::ranges::find(names, name) != names.end()) return {};
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  const std::string suggestion = dsl::did_you_mean(name, candidates);
  const std::string repair = suggestion.empty() ? "`carom --help` lists them" : suggestion;
  return "carom: no verb `" + std::string(name) + "`; " + repair + "\n";
}

// CLI11 would take the argument behind `--near=` for its value.
std::string empty_value(std::span<const char* const> arguments) {
  for (const std::string_view argument : arguments) {
    if (argument == "--") return {};
    if (argument.starts_with("--") && argument.find('=') == argument.size() - 1)
      return fmt::format("carom: `{0}` has no value; write `{0}VALUE`\n", argument);
  }
  return {};
}

// CLI11 says `--policy: 1 required TEXT missing`.
std::string message_of(const CLI::ParseError& error) {
  const std::string message = error.what();
  const std::size_t at = message.find(": 1 required ");
  return at == std::string::npos ? message : message.substr(0, at) + " needs a value";
}

Stop stop_of(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App* shown = &app;
  std::string above;
  std::string verb;
  while (!shown->get_subcommands().empty()) {
    above += (above.empty() ? "" : " ") + shown->get_name();
    shown = shown->get_subcommands().front();
    verb += " " + shown->get_name();
  }
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
    if (dynamic_cast<const CLI::CallForVersion*>(&error) != nullptr)
      return {ExitCode::done, std::string(error.what()) + "\n"};
    return {ExitCode::done, shown->help(above)};
  }
  return {ExitCode::usage, "carom: " + message_of(error) + "; see `carom" + verb + " --help`\n"};
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
  add_classify(app, verbs);
  add_explain(app, verbs);
  add_read(app, verbs);
  add_map_verb(app, verbs);
  add_suppress(app, verbs.suppress);
  add_rule_verbs(app, verbs);
  add_other_verbs(app, verbs);
  for (CLI::App* verb : app.get_subcommands({})) verb->group("Verbs");
  if (argc < 2) return std::unexpected(Stop{ExitCode::done, app.help()});
  if (std::optional<Stop> help = help_asked_for(app, {argv + 1, static_cast<std::size_t>(argc) - 1}))
    return std::unexpected(*std::move(help));
  if (std::string message = unknown_beginning(app, argv[1]); !message.empty())
    return std::unexpected(Stop{ExitCode::usage, std::move(message)});
  if (std::string message = empty_value({argv + 1, static_cast<std::size_t>(argc) - 1}); !message.empty())
    return std::unexpected(Stop{ExitCode::usage, std::move(message)});
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return std::unexpected(stop_of(app, error));
  }
  return chosen(app, verbs);
}

}  // namespace carom::cli
