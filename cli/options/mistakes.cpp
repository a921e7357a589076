// What is wrong with an argument is said in our words, not in CLI11's.
#include "cli/options/mistakes.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dsl/diag/nearest_name.h"

namespace carom::cli {
namespace {

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

}  // namespace

std::optional<Stop> stop_before(const CLI::App& app, std::span<const char* const> arguments) {
  if (arguments.empty()) return Stop{ExitCode::done, app.help()};
  if (std::optional<Stop> help = help_asked_for(app, arguments)) return help;
  std::string message = unknown_beginning(app, arguments.front());
  if (message.empty()) message = empty_value(arguments);
  if (message.empty()) return std::nullopt;
  return Stop{ExitCode::usage, std::move(message)};
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

}  // namespace carom::cli
