// Order needs no words, so a rule is written when it is met; the head comes last, when it is known what it must
// declare.
#include "importers/write_policy.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "importers/category_classes.h"
#include "importers/reply_pattern.h"
#include "importers/rule_text.h"
#include "importers/text_condition.h"
#include "importers/written_names.h"

namespace carom::importers {
namespace {

std::string base_name(std::string_view path) {
  return std::string(path.substr(path.rfind('/') + 1));
}

// The compiler says what it found, then what to do.
NotCarried not_carried(std::string_view why) {
  const std::size_t end = why.find("; ");
  if (end == std::string_view::npos) return {std::string(why), "write the rule by hand"};
  return {std::string(why.substr(0, end)), std::string(why.substr(end + 2))};
}

class Writer {
 public:
  Writer(const SourceRules& source, const WriteOptions& options)
      : source_(source), options_(options), names_(source, options.files) {
    policy_.refused = source.refused;
  }

  WrittenPolicy run() {
    for (const SourceRule& rule : source_.rules) write(rule);
    std::ranges::sort(policy_.refused, {}, [](const Refusal& one) { return std::tie(one.place, one.pattern); });
    policy_.text = head() + rules_;
    return std::move(policy_);
  }

 private:
  void write(const SourceRule& rule) {
    const auto condition = carried(rule);
    if (!condition) {
      policy_.refused.push_back({rule.place, rule.pattern, condition.error().reason, condition.error().repair});
      return;
    }
    if (!condition->open_status.empty()) add_open_status(rule, condition->open_status);
    const RuleTarget target = target_of(rule);
    rules_ += fmt::format("\n{}", rule_text(rule, target, *condition));
    policy_.rules.push_back({target.name, rule.place});
  }

  [[nodiscard]] std::expected<Condition, NotCarried> carried(const SourceRule& rule) const {
    auto condition = condition_of(rule.pattern);
    if (!condition || !options_.why_refused) return condition;
    for (const std::string& expression : condition->expressions)
      if (std::string why = options_.why_refused(expression); !why.empty()) return std::unexpected(not_carried(why));
    return condition;
  }

  void add_open_status(const SourceRule& rule, const std::string& status) {
    policy_.defects.push_back({rule.place, "code-without-boundary",
                               fmt::format("nothing ends the status `{}`, so the source takes longer numbers, too, "
                                           "such as one more digit behind it; the "
                                           "rule is written for `{}` alone; put `\\b` or a blank behind it",
                                           status, status)});
  }

  RuleTarget target_of(const SourceRule& rule) {
    const CategoryClass meaning = class_of_category(options_.tool, rule.label);
    std::string name = names_.next_rule(rule);
    if (options_.std_classes.contains(meaning.klass))
      return {std::move(name), use(std::string(meaning.klass)), meaning.suppressed};
    if (options_.std_classes.contains(rule.label)) return {std::move(name), use(rule.label), {}};
    return {std::move(name), own_class(rule.label, meaning), {}};
  }

  std::string use(std::string klass) {
    uses_classes_ = true;
    return klass;
  }

  std::string own_class(const std::string& label, const CategoryClass& meaning) {
    std::string name = fmt::format("{}.{}", options_.pack, names_.word_of_label(label));
    const std::string text = fmt::format("class {} {{ type by code; scope {} }}\n", name, meaning.scope);
    if (classes_.emplace(name, text).second) policy_.own_classes.push_back({label, name, meaning.is_known});
    return name;
  }

  [[nodiscard]] std::string head() const {
    std::vector<std::string> files;
    for (const std::string& file : options_.files) files.push_back(base_name(file));
    std::string text = fmt::format(
        "pack {} 1.0.0 {{ language 1; layer local; about {} }}\n", options_.pack,
        quoted(one_line(fmt::format("imported from {}: {}", named(options_.tool).name, fmt::join(files, ", ")))));
    if (uses_classes_) text += "use std.classes\n";
    if (!classes_.empty()) text += "\n";
    for (const auto& [name, declaration] : classes_) text += declaration;
    for (const std::string_view macro : {kNoLeadingStatus, kStatusInside})
      if (rules_.contains(fmt::format("${}", name_of_macro(macro)))) text += fmt::format("\n{}", macro);
    return text;
  }

  static std::string_view name_of_macro(std::string_view item) {
    item.remove_prefix(item.find("macro ") + 6);
    return item.substr(0, item.find(' '));
  }

  const SourceRules& source_;
  const WriteOptions& options_;
  WrittenNames names_;
  WrittenPolicy policy_;
  std::string rules_;
  std::map<std::string, std::string> classes_;  ///< declarations by name
  bool uses_classes_ = false;
};

}  // namespace

WrittenPolicy write_policy(const SourceRules& source, const WriteOptions& options) {
  return Writer(source, options).run();
}

}  // namespace carom::importers
