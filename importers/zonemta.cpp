// The format has no quoting, so where an expression ends is told by the action behind it.
#include "importers/zonemta.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "importers/source_lines.h"

namespace carom::importers {
namespace {

struct Action {
  std::string_view written;
  Handling handling;
};
constexpr std::array<Action, 3> kActions = {
    Action{",defer,", Handling::try_again},
    Action{",reject,", Handling::give_up},
    Action{",slowdown,", Handling::slow_down},
};
constexpr std::string_view kCategories = "categories:";

std::optional<SourceRule> rule_of(std::string_view line) {
  std::size_t end = std::string_view::npos;
  Action action{};
  for (const Action& candidate : kActions)
    if (const std::size_t at = line.find(candidate.written); at < end) {
      end = at;
      action = candidate;
    }
  if (end == std::string_view::npos || end == 0) return std::nullopt;
  const std::string_view rest = line.substr(end + action.written.size());
  const std::size_t comma = std::min(rest.find(','), rest.size());
  SourceRule rule;
  rule.pattern = line.substr(0, end);
  rule.label = trimmed(rest.substr(0, comma));
  rule.message = trimmed(rest.substr(std::min(comma + 1, rest.size())));
  rule.handling = action.handling;
  if (rule.label.empty()) return std::nullopt;
  return rule;
}

std::vector<std::string> comma_separated(std::string_view list) {
  std::vector<std::string> parts;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(','), list.size());
    parts.emplace_back(trimmed(list.substr(0, end)));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return parts;
}

}  // namespace

SourceRules read_zonemta(std::string_view text) {
  SourceRules source;
  std::vector<std::string> comments;
  bool categories_follow = false;
  each_line(text, [&](std::uint32_t number, std::string_view line) {
    if (line.empty()) {
      comments.clear();
    } else if (line.starts_with('#')) {
      const std::string_view comment = trimmed(line.substr(1));
      if (categories_follow) source.declared_labels = comma_separated(comment);
      categories_follow = comment == kCategories;
      comments.emplace_back(comment);
    } else if (std::optional<SourceRule> rule = rule_of(line)) {
      rule->place.line = number;
      rule->comments = std::exchange(comments, {});
      source.rules.push_back(*std::move(rule));
    } else {
      source.refused.push_back({{0, number},
                                std::string(line),
                                "no action and category stand behind the expression",
                                "write regex,defer|reject|slowdown,category,message"});
      comments.clear();
    }
  });
  return source;
}

}  // namespace carom::importers
