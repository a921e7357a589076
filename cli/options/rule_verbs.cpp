// Verbs that take rules.
#include <CLI/CLI.hpp>
#include <map>
#include <string>

#include "cli/options/option_groups.h"
#include "cli/options/option_values.h"
#include "cli/options/verbs.h"

namespace carom::cli {
namespace {

const std::map<std::string, Emit> kEmits = {{"policy", Emit::policy}, {"ir", Emit::ir},
                                            {"asm", Emit::assembly},  {"object", Emit::object},
                                            {"shared", Emit::shared}, {"header", Emit::header}};
std::map<std::string, Stage> dump_stages() {
  std::map<std::string, Stage> all;
  for (const NamedStage& named : stages()) all.emplace(named.name, named.stage);
  return all;
}
const std::map<std::string, Stage> kStages = dump_stages();
std::map<std::string, importers::Tool> import_tools() {
  std::map<std::string, importers::Tool> tools;
  for (const importers::NamedTool& tool : importers::kTools) tools.emplace(tool.word, tool.tool);
  return tools;
}
const std::map<std::string, importers::Tool> kTools = import_tools();

// Verbs about rules take the policy as plain arguments too.
void add_policy_arguments(CLI::App& app, PolicyOptions& options) {
  add_policy_options(app, options);
  app.add_option("POLICY", options.policies, "Packs by name, paths of rule files, or all; none: all shipped packs")
      ->check(not_empty());
}

void add_check(CLI::App& app, Verbs& verbs) {
  CLI::App& check = *app.add_subcommand("check", "Compile rules, run their tests, show every finding");
  add_example(check, "carom check policy.carom");
  check.add_flag("--json", verbs.json_check, "The same as --error-format json");
  check.add_flag("--no-tests", verbs.skip_tests, "Compile only");
  add_policy_arguments(check, verbs.check.policy);
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

void add_fix(CLI::App& app, Verbs& verbs) {
  CLI::App& fix = *app.add_subcommand("fix", "Apply the repairs that diagnostics offer");
  add_example(fix, "carom fix --diff policy.carom");
  fix.add_flag("--diff", verbs.fix.diff, "Change nothing, show the patch");
  fix.add_flag("--json", verbs.fix.json, "One JSON object");
  add_policy_arguments(fix, verbs.fix.policy);
}

void add_test(CLI::App& app, Verbs& verbs) {
  CLI::App& test = *app.add_subcommand("test", "Run the tests that stand in the rules");
  add_example(test, "carom test policy.carom");
  test.add_flag("--json", verbs.test.json, "One JSON object");
  test.add_flag("-v,--verbose", verbs.test.verbose, "List the tests that pass, too");
  add_policy_arguments(test, verbs.test.policy);
}

void add_fmt(CLI::App& app, Verbs& verbs) {
  CLI::App& fmt = *app.add_subcommand("fmt", "Lay rule files out in the one canonical way");
  add_example(fmt, "carom fmt --check rules/");
  fmt.add_option("FILE", verbs.fmt.files, "Rule files, folders, or - for standard input")
      ->required()
      ->check(not_empty());
  fmt.add_flag("--check", verbs.fmt.check, "Change nothing; name the files that would change and exit 1");
  fmt.add_flag("--diff", verbs.fmt.diff, "Change nothing, show the patch");
  fmt.add_flag("--json", verbs.fmt.json, "A JSON array of files");
  add_limit(fmt, verbs.fmt.limits);
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

void add_dump(CLI::App& app, Verbs& verbs) {
  CLI::App& dump = *app.add_subcommand("dump", "Show what a stage of the compiler made of the rules");
  add_example(dump, "carom dump --stage=order policy.carom");
  add_choice(dump, "-s,--stage", verbs.dump.stage, kStages, "Which stage; order unless said");
  dump.add_flag("--json", verbs.dump.json, "JSON");
  add_policy_arguments(dump, verbs.dump.policy);
}

}  // namespace

void add_rule_verbs(CLI::App& app, Verbs& verbs) {
  add_check(app, verbs);
  add_compile(app, verbs);
  add_fix(app, verbs);
  add_test(app, verbs);
  add_fmt(app, verbs);
  add_coverage(app, verbs);
  add_import(app, verbs);
  add_dump(app, verbs);
}

}  // namespace carom::cli
