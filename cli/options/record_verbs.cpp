// Verbs that take records: their input comes first, in the order of the work.
#include <CLI/CLI.hpp>
#include <cstdint>
#include <map>
#include <string>

#include "cli/options/option_groups.h"
#include "cli/options/verbs.h"

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
const std::map<std::string, engine::Choice> kEngines = engine_choices();
const std::map<std::string, bool> kEvents = {{"failures", false}, {"all", true}};

void add_events(CLI::App& app, bool& deliveries) {
  add_choice(app, "--events", deliveries, kEvents, "Which events are records: failures and deferrals unless said");
}

void add_form_of_answers(CLI::App& verb, Verbs& verbs) {
  ClassifyOptions& options = verbs.classify;
  add_choice(verb, "-f,--format", options.format, kOutputFormats, "Output; a table on a terminal, else ndjson");
  verb.add_flag("--json", verbs.json_classify, "The same as --format ndjson");
  CLI::Option* const enrich =
      verb.add_flag("--enrich", options.enrich,
                    "Give the input back, each bounce with its verdict as a member `bounce`, in place of --format");
  verb.add_option("--enrich-key", options.enrich_key, "Another name for that member")
      ->option_text("NAME")
      ->needs(enrich)
      ->check(not_empty());
}

void add_what_is_read(CLI::App& verb, ClassifyOptions& options) {
  add_input_format(verb, options.input_format);
  add_map(verb, options.map);
  add_events(verb, options.deliveries);
  add_dedupe(verb, options.dedupe);
  verb.add_flag("--follow", options.follow, "Answer what others go on to write to the file, until Ctrl-C");
}

void add_what_is_written(CLI::App& verb, ClassifyOptions& options) {
  verb.add_flag("--summary", options.summary, "Say at the end how many answers of which kind there were");
  verb.add_option("-o,--output", options.output, "Write verdicts to this file; standard output unless said")
      ->option_text("FILE")
      ->check(not_empty());
  add_rejecting(verb, options.strict, options.rejects);
  verb.add_option("--suppress-list", options.suppress_list,
                  "Write here whom to take off the list at once, one a line; guarded ones to FILE.guarded")
      ->option_text("FILE")
      ->check(not_empty());
}

void add_who_answers(CLI::App& verb, Verbs& verbs) {
  ClassifyOptions& options = verbs.classify;
  add_choice(verb, "--engine", options.engine, kEngines, "Who answers, with the same verdicts; auto unless said");
  verb.add_flag("--no-cache", verbs.skip_cache, "Neither keep native code for later runs nor use what was kept");
  add_number(verb, "--threads", options.threads, 1U, "Threads to work on; all of the machine unless said",
             kMostThreads);
  add_number(verb, "--batch", options.batch, 1U, "Records to classify at once", kMostRecordsOfBatch);
  verb.add_flag("-v,--verbose", options.verbose, "Add cite and advice (not to a table); say which engine ran");
  add_policy_options(verb, options.policy);
  add_allow_unsigned(verb, options.policy);
}

void add_classify(CLI::App& app, Verbs& verbs) {
  CLI::App& verb = *app.add_subcommand("classify", "Say what bounces mean: records in, a verdict each out");
  add_example(verb, "carom classify --format csv bounces.ndjson > verdicts.csv");
  verb.add_option("FILE", verbs.classify.files, "Files and folders; none or -: standard input")->check(not_empty());
  add_form_of_answers(verb, verbs);
  add_what_is_read(verb, verbs.classify);
  add_what_is_written(verb, verbs.classify);
  add_who_answers(verb, verbs);
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

}  // namespace

void add_record_verbs(CLI::App& app, Verbs& verbs) {
  add_classify(app, verbs);
  add_explain(app, verbs);
  add_read(app, verbs);
  add_map_verb(app, verbs);
}

}  // namespace carom::cli
