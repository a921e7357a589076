// What a command line that asks for help, or is none, is answered.
#pragma once

#include <optional>
#include <span>

#include "cli/options/options.h"

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace carom::cli {

/// Before the arguments are parsed, which are those behind the program's name: help that is asked for, and mistakes
/// that CLI11 would have other words for. Nothing: they may be parsed.
[[nodiscard]] std::optional<Stop> stop_before(const CLI::App& app, std::span<const char* const> arguments);

/// Of what the parser has thrown, which may be help, too.
[[nodiscard]] Stop stop_of(const CLI::App& app, const CLI::ParseError& error);

}  // namespace carom::cli
