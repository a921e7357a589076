// The words of the help for options that several verbs have.
#include "cli/options/option_groups.h"

#include "cli/options/limit_option.h"

namespace carom::cli {
namespace {

constexpr const char* kFooter =
    "Exit codes: 0 done, 1 findings (check, test, import, fmt --check, suppress), 2 usage, 3 rules do not compile,\n"
    "4 input unreadable, output unwritable, or records rejected under --strict, 5 compiled policy damaged or not "
    "signed, or no suppression state,\n"
    "6 limit exceeded, 70 internal, 130 interrupted.\n"
    "Data goes to standard output, everything else to standard error. NO_COLOR turns colours off.";

const std::map<std::string, ErrorFormat> kErrorFormats = {
    {"human", ErrorFormat::human}, {"json", ErrorFormat::json}, {"sarif", ErrorFormat::sarif}};
std::map<std::string, ingest::Format> input_formats() {
  std::map<std::string, ingest::Format> formats;
  for (const ingest::NamedFormat& named : ingest::formats()) formats.emplace(named.name, named.format);
  return formats;
}
const std::map<std::string, ingest::Format> kInputFormats = input_formats();

}  // namespace

const char* help_footer() {
  return kFooter;
}

void add_example(CLI::App& verb, const std::string& example) {
  verb.footer("Example: " + example + "\n\n" + kFooter);
}

CLI::Validator not_empty() {
  return {check_name, ""};
}

void add_limit(CLI::App& app, Limits& limits) {
  const auto check = [](const std::string& argument) {
    Limits unused;
    return set_limit(argument, unused);
  };
  const auto take = [&limits](const std::vector<std::string>& arguments) {
    for (const std::string& argument : arguments) static_cast<void>(set_limit(argument, limits));
  };
  app.add_option_function<std::vector<std::string>>("--limit", take,
                                                    "Another limit; `carom doctor` shows all; may stand several times")
      ->allow_extra_args(false)
      ->check(CLI::Validator(check, ""))
      ->option_text("NAME=VALUE");
}

void add_policy_options(CLI::App& app, PolicyOptions& options) {
  app.add_option("-p,--policy", options.policies,
                 "Pack by name, path of a rule file, or all (the shipped packs); may stand several times")
      ->option_text("POLICY")
      ->check(not_empty())
      ->allow_extra_args(false);
  app.add_option("--packs", options.packs,
                 "Folder to search for packs before the shipped ones; without a policy, and with all, its packs take "
                 "part; may stand several times")
      ->option_text("DIR")
      ->check(not_empty())
      ->allow_extra_args(false);
  app.add_flag("--locked", options.locked, "A changed digest of an override is an error");
  add_limit(app, options.limits);
  add_choice(app, "--error-format", options.error_format, kErrorFormats, "How diagnostics are written");
}

void add_allow_unsigned(CLI::App& app, PolicyOptions& options) {
  app.add_flag("--allow-unsigned", options.allow_unsigned,
               "Take a compiled policy from whoever made it; it goes without --locked, --limit and --packs");
}

// CLI11 would take a value of commas alone for none, and the next argument for the value.
void add_map(CLI::App& app, MapOptions& map) {
  const auto take = [&map](const std::vector<std::string>& arguments) {
    for (const std::string& argument : arguments) {
      if (names_map_file(argument)) {
        map.files.push_back(argument);
        continue;
      }
      for (const std::string& entry : map_entries(argument))
        map.entries.push_back({entry.substr(0, entry.find('=')), entry.substr(entry.find('=') + 1)});
    }
  };
  app.add_option_function<std::vector<std::string>>(
         "--map", take,
         "Where fields stand: text=diag,recipient=/msg/to (names of members or columns, JSON pointers), or a file of "
         "such lines (`carom map` writes one); may stand several times")
      ->allow_extra_args(false)
      ->check(CLI::Validator(check_map, ""))
      ->option_text("FILE|FIELD=PLACE[,...]");
}

void add_input_format(CLI::App& app, ingest::Format& format) {
  add_choice(app, "--from,--input-format", format, kInputFormats, "Input; found out unless said");
}

void add_dedupe(CLI::App& app, bool& dedupe) {
  app.add_flag("--dedupe", dedupe, "Pass over events whose id and recipient came before");
}

void add_rejecting(CLI::App& app, bool& strict, std::string& rejects) {
  app.add_flag("--strict", strict,
               "Reject records with a value that its field cannot have; exit 4 when a record was rejected");
  app.add_option("--rejects", rejects, "Write here what was rejected, as NDJSON: place and reason, not the record")
      ->option_text("FILE")
      ->check(not_empty());
}

}  // namespace carom::cli
