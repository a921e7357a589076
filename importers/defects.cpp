// Those that the source's text shows; what needs matching is left to the checks of the rules that are written.
#include "importers/defects.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>

namespace carom::importers {
namespace {

// `(|a)`, `(a||b)`, `(a|)`: one that fits everywhere.
bool has_empty_alternative(std::string_view pattern) {
  char before = '(';
  bool inside_class = false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    char c = pattern[i];
    if (c == '\\') {
      ++i;
      c = 'a';
    } else if (inside_class) {
      inside_class = c != ']';
      c = 'a';
    } else if (c == '[') {
      inside_class = true;
      c = 'a';
    }
    if ((before == '(' || before == '|') && c == '|') return true;
    if (before == '|' && c == ')') return true;
    before = c;
  }
  return before == '|';
}

}  // namespace

std::vector<Defect> defects_of(const SourceRules& source) {
  std::vector<Defect> defects;
  std::map<std::string_view, const SourceRule*> seen;
  for (const SourceRule& rule : source.rules) {
    const auto [earlier, is_new] = seen.emplace(rule.pattern, &rule);
    if (!is_new && earlier->second->label == rule.label)
      defects.push_back(
          {rule.line, fmt::format("the same as line {}: it never wins; take it out", earlier->second->line)});
    if (!is_new && earlier->second->label != rule.label)
      defects.push_back(
          {rule.line, fmt::format("line {} gives the same expression the label `{}`: `{}` is never given; keep one",
                                  earlier->second->line, earlier->second->label, rule.label)});
    if (!source.declared_labels.empty() &&
        std::ranges::find(source.declared_labels, rule.label) == source.declared_labels.end())
      defects.push_back(
          {rule.line,
           fmt::format("the file does not declare `{}`: declare it, or use a declared category", rule.label)});
    if (has_empty_alternative(rule.pattern))
      defects.push_back({rule.line, "an alternative is empty and fits any text: take out the extra `|`"});
  }
  return defects;
}

}  // namespace carom::importers
