// Options that several verbs have, each group in one place, so that they mean the same everywhere. Only files that
// include CLI11 include this one.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "cli/options/option_values.h"
#include "cli/policy/load_policy.h"
#include "cli/reading/load_map.h"
#include "ingest/records/record_source.h"

namespace carom::cli {

/// What stands below every help text.
[[nodiscard]] const char* help_footer();
void add_example(CLI::App& verb, const std::string& example);

// A word out of a table; CLI11's own transformers would show the enumerators' numbers in messages.
template <class Value>
void add_choice(CLI::App& app, const std::string& name, Value& value, const std::map<std::string, Value>& choices,
                const std::string& what) {
  std::vector<std::string> words;
  for (const auto& [word, unused] : choices) words.push_back(word);
  const auto choose = [&value, &choices](const std::string& word) { value = choices.at(word); };
  app.add_option_function<std::string>(name, choose, what)
      ->check(CLI::IsMember(words))
      ->option_text(CLI::detail::join(words, "|"));
}

[[nodiscard]] CLI::Validator not_empty();

// CLI11's own check would speak of a range of doubles.
template <class Number>
void add_number(CLI::App& app, const std::string& name, Number& value, Number least, const std::string& what,
                Number most = std::numeric_limits<Number>::max()) {
  const auto check = [least, most](const std::string& argument) { return check_whole_number(argument, least, most); };
  app.add_option(name, value, what)->check(CLI::Validator(check, ""))->option_text("N");
}

void add_limit(CLI::App& app, Limits& limits);
void add_policy_options(CLI::App& app, PolicyOptions& options);
void add_allow_unsigned(CLI::App& app, PolicyOptions& options);
void add_map(CLI::App& app, MapOptions& map);
void add_input_format(CLI::App& app, ingest::Format& format);
void add_dedupe(CLI::App& app, bool& dedupe);
/// What becomes of records that cannot be read: `strict`, and the path of the rejects file.
void add_rejecting(CLI::App& app, bool& strict, std::string& rejects);

}  // namespace carom::cli
