// --state and --now belong to all of them, and may stand before or behind the verb.
#include "cli/options/suppress_options.h"

#include <utility>

#include "cli/options/option_groups.h"
#include "ingest/records/timestamp.h"

namespace carom::cli {
namespace {

const std::map<std::string, ListFormat> kListFormats = {
    {"table", ListFormat::table}, {"ndjson", ListFormat::ndjson}, {"csv", ListFormat::csv}};

const std::map<std::string, ExportFormat> kExportFormats = {
    {"plain", ExportFormat::plain}, {"csv", ExportFormat::csv}, {"ndjson", ExportFormat::ndjson}};

void add_now(CLI::App& app, Clock& clock) {
  const auto check = [](const std::string& value) {
    return ingest::parse_timestamp(value) ? std::string()
                                          : "expected a time such as 2026-03-04T09:15:02Z, found " + value;
  };
  app.add_option_function<std::string>(
         "--now", [&clock](const std::string& value) { clock.fixed = ingest::parse_timestamp(value); },
         "What time it is; the system's clock unless said")
      ->check(CLI::Validator(check, ""))
      ->option_text("TIME");
}

CLI::App& add_verb(CLI::App& suppress, const std::string& name, const std::string& what, const std::string& arguments) {
  CLI::App& verb = *suppress.add_subcommand(name, what);
  add_example(verb, "carom suppress --state bounced.state " + name + arguments);
  verb.fallthrough();
  verb.group("Verbs");
  return verb;
}

void add_add(CLI::App& suppress, SuppressAdd& options) {
  CLI::App& verb =
      add_verb(suppress, "add", "Classify records and remember whom to take off the list", " bounces.ndjson");
  verb.add_option("FILE", options.files, "Files and folders; none or -: standard input")->check(not_empty());
  add_input_format(verb, options.input_format);
  add_map(verb, options.map);
  add_rejecting(verb, options.strict, options.rejects);
  verb.add_flag("--follow", options.follow, "Take what others go on to write to the file, until Ctrl-C");
  add_number(verb, "--batch", options.batch, 1U, "Records to store at once, at most", kMostRecordsOfTransaction);
  verb.add_flag("-v,--verbose", options.verbose, "Say each time how many records are stored for good");
  add_policy_options(verb, options.policy);
  add_allow_unsigned(verb, options.policy);
}

void add_show(CLI::App& suppress, SuppressShow& options) {
  CLI::App& verb = add_verb(suppress, "show", "Show who is off the list", "");
  verb.add_option("ENTRY", options.entries, "Addresses, and domains as @a.example; none: all")->check(not_empty());
  add_choice(verb, "-f,--format", options.format, kListFormats, "Output; a table on a terminal, else ndjson");
}

void add_why(CLI::App& suppress, SuppressWhy& options) {
  CLI::App& verb = add_verb(suppress, "why", "Show all that is known of an address or a domain", " kim@a.example");
  verb.add_option("ENTRY", options.entry, "An address, or a domain as @a.example")->required()->check(not_empty());
  verb.add_flag("--json", options.json, "One JSON object");
}

void add_remove(CLI::App& suppress, SuppressRemove& options) {
  CLI::App& verb = add_verb(suppress, "remove", "Take addresses and domains off the list by hand", " kim@a.example");
  verb.add_option("ENTRY", options.entries, "Addresses, and domains as @a.example")->required()->check(not_empty());
}

void add_import(CLI::App& suppress, SuppressImport& options) {
  CLI::App& verb =
      add_verb(suppress, "import", "Put on the list by hand, or take in what `export` has written", " list");
  verb.add_option("FILE", options.file,
                  "A list or table of addresses, or what `export` or `show` writes; -: standard input")
      ->required()
      ->check(not_empty());
  verb.add_flag("--guarded", options.guarded, "Who stands in a list or table of others is guarded");
}

void add_export(CLI::App& suppress, SuppressExport& options) {
  CLI::App& verb = add_verb(suppress, "export", "Write the list, or all that is known", " -o list");
  add_choice(verb, "-f,--format", options.format, kExportFormats,
             "plain unless said, an entry a line; csv, a row; ndjson, all facts");
  verb.add_flag("--guarded", options.guarded, "Of plain, those that are guarded and no others");
  verb.add_option("-o,--output", options.output, "The file to write; standard output unless said")
      ->option_text("FILE")
      ->check(not_empty());
}

}  // namespace

void add_suppress(CLI::App& app, SuppressVerbs& verbs) {
  CLI::App& suppress = *app.add_subcommand("suppress", "Remember across runs whom to take off the list");
  add_example(suppress, "carom suppress --state bounced.state add bounces.ndjson");
  suppress.add_option("--state", verbs.common.state, "The file that remembers; `add` and `import` make it")
      ->required()
      ->option_text("FILE")
      ->check(not_empty());
  add_now(suppress, verbs.common.clock);
  suppress.require_subcommand(1);
  add_add(suppress, verbs.add);
  add_show(suppress, verbs.show);
  add_why(suppress, verbs.why);
  add_remove(suppress, verbs.remove);
  add_import(suppress, verbs.import);
  add_export(suppress, verbs.write);
}

SuppressOptions chosen_suppress(const std::string& verb, SuppressVerbs& verbs) {
  if (verb == "add") {
    verbs.add.state = verbs.common.state;
    verbs.common.action = std::move(verbs.add);
  }
  if (verb == "show") verbs.common.action = std::move(verbs.show);
  if (verb == "why") verbs.common.action = std::move(verbs.why);
  if (verb == "remove") verbs.common.action = std::move(verbs.remove);
  if (verb == "import") {
    verbs.import.state = verbs.common.state;
    verbs.common.action = std::move(verbs.import);
  }
  if (verb == "export") {
    verbs.write.state = verbs.common.state;
    verbs.common.action = std::move(verbs.write);
  }
  return std::move(verbs.common);
}

}  // namespace carom::cli
