// Each question is asked of each rule; only the first has to remember the others.
#include "importers/defects.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>

#include "importers/expression_shape.h"

namespace carom::importers {
namespace {

class Search {
 public:
  explicit Search(const SourceRules& source) : source_(source) {}

  std::vector<Defect> run() {
    for (const SourceRule& rule : source_.rules) {
      find_repeated(rule);
      find_undeclared(rule);
      find_empty_alternative(rule);
    }
    return std::move(defects_);
  }

 private:
  void add(const SourceRule& rule, std::string kind, std::string message) {
    defects_.push_back({rule.place, std::move(kind), std::move(message)});
  }

  void find_repeated(const SourceRule& rule) {
    const auto [found, is_new] = seen_.emplace(rule.pattern, &rule);
    if (is_new) return;
    const SourceRule& earlier = *found->second;
    if (earlier.label == rule.label)
      add(rule, "duplicate-rule", fmt::format("the same as {}: it never wins; take it out", place_of(earlier)));
    else
      add(rule, "same-condition-two-classes",
          fmt::format("{} gives the same expression the label `{}`: `{}` is never given; keep one", place_of(earlier),
                      earlier.label, rule.label));
  }

  void find_undeclared(const SourceRule& rule) {
    const auto& declared = source_.declared_labels;
    if (declared.empty() || std::ranges::find(declared, rule.label) != declared.end()) return;
    add(rule, "unknown-class",
        fmt::format("the file does not declare `{}`: declare it, or use a declared category", rule.label));
  }

  void find_empty_alternative(const SourceRule& rule) {
    if (has_empty_alternative(rule.pattern))
      add(rule, "empty-alternative", "an alternative is empty and fits any text: take out the extra `|`");
  }

  [[nodiscard]] static std::string place_of(const SourceRule& rule) {
    if (rule.place.file == 0) return fmt::format("line {}", rule.place.line);
    return fmt::format("line {} of file {}", rule.place.line, rule.place.file + 1);
  }

  const SourceRules& source_;
  std::map<std::string_view, const SourceRule*> seen_;
  std::vector<Defect> defects_;
};

}  // namespace

std::vector<Defect> defects_of(const SourceRules& source) {
  return Search(source).run();
}

}  // namespace carom::importers
