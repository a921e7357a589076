// Reads just enough of each format to find the expressions: whatever does not look like one is passed over.
#include "bench/texts/public_expressions.h"

#include <algorithm>
#include <array>
#include <ranges>

namespace carom::bench {
namespace {

std::string_view trimmed(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return line.substr(begin, line.find_last_not_of(" \t\r") - begin + 1);
}

// What stands in a basic string of TOML that begins the line; its only escapes here are those of a backslash and a
// quote.
std::string unquoted(std::string_view line) {
  std::string text;
  for (std::size_t i = 1; i < line.size() && line[i] != '"'; ++i) {
    if (line[i] == '\\' && i + 1 < line.size()) ++i;
    text += line[i];
  }
  return text;
}

// An expression may hold commas: the action is the first field that is one.
std::string before_action(std::string_view line) {
  constexpr std::array<std::string_view, 3> kActions = {",defer,", ",reject,", ",slowdown,"};
  std::size_t end = line.size();
  for (const std::string_view action : kActions) end = std::min(end, line.find(action));
  return std::string(line.substr(0, end));
}

template <class Take>
void each_line(std::string_view text, const Take& take) {
  for (const auto part : std::views::split(text, '\n')) take(trimmed(std::string_view(part)));
}

}  // namespace

std::vector<std::string> read_kumomta(std::string_view toml) {
  std::vector<std::string> expressions;
  each_line(toml, [&](std::string_view line) {
    if (line.starts_with('"')) expressions.push_back(unquoted(line));
  });
  return expressions;
}

std::vector<std::string> read_zonemta(std::string_view lines) {
  std::vector<std::string> expressions;
  each_line(lines, [&](std::string_view line) {
    if (!line.empty() && !line.starts_with('#')) expressions.push_back(before_action(line));
  });
  return expressions;
}

}  // namespace carom::bench
