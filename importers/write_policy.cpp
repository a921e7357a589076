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
    tell_repaired(rule, *condition);
    const RuleTarget target = target_of(rule);
    rules_ += fmt::format("\n{}", rule_text(rule, target, *condition));
    policy_.rules.push_back({target.name, rule.place});
  }

  [[nodiscard]] std::expected<Condition, NotCarried> carried(const SourceRule& rule) const {
    if (rule.pattern.size() > options_.longest_pattern)
      return std::unexpected(NotCarried{fmt::format("it is longer than {} bytes", options_.longest_pattern),
                                        "split it into rules, or allow more by --limit regex_characters=…"});
    auto condition = condition_of(rule.pattern);
    if (!condition || !options_.why_refused) return condition;
    for (const std::string& expression : condition->expressions)
      if (std::string why = options_.why_refused(expression); !why.empty()) return std::unexpected(not_carried(why));
    return condition;
  }

  // What the source's expression has, and the written rule has not.
  void tell_repaired(const SourceRule& rule, const Condition& condition) {
    if (!condition.open_status.empty())
      policy_.defects.push_back(
          {rule.place, "code-without-boundary",
           fmt::format("nothing ends the status `{0}`, so that longer numbers fit, too; the rule is "
                       "written for `{0}` alone; put `\\b` or a blank behind it",
                       condition.open_status)});
    if (condition.has_bare_dot)
      policy_.defects.push_back({rule.place, "unescaped-dot",
                                 "a `.` of the status is not escaped and takes any character; the rule is written for "
                                 "the status; write `\\.`"});
  }

  RuleTarget target_of(const SourceRule& rule) {
    RuleTarget target;
    target.name = names_.next_rule(rule);
    if (const auto allowed = options_.allowed.find(target.name); allowed != options_.allowed.end())
      target.allowed = allowed->second;
    const CategoryClass meaning = class_of_category(options_.tool, rule.label);
    if (options_.std_classes.contains(meaning.klass)) {
      target.klass = use(std::string(meaning.klass));
      target.suppressed = meaning.suppressed;
    } else {
      target.klass = options_.std_classes.contains(rule.label) ? use(rule.label) : own_class(rule, meaning);
    }
    return target;
  }

  std::string use(std::string klass) {
    uses_classes_ = true;
    return klass;
  }

  std::string own_class(const SourceRule& rule, const CategoryClass& meaning) {
    std::string name = fmt::format("{}.{}", options_.pack, names_.word_of_label(rule.label));
    const std::string text = fmt::format("class {} {{ type by code; scope {} }}\n", name, meaning.scope);
    if (classes_.emplace(name, text).second)
      policy_.own_classes.push_back({rule.place, rule.label, name, meaning.is_known});
    return name;
  }

  [[nodiscard]] std::string head() const {
    std::vector<std::string> files;
    for (const std::string& file : options_.files) files.push_back(base_name(file));
    std::string text = fmt::format("pack {} 1.0.0 {{ language 1; layer local; about {} }}\n", options_.pack,
                                   string_literal(one_line(fmt::format(
                                       "imported from {}: {}", named(options_.tool).name, fmt::join(files, ", ")))));
    if (uses_classes_) text += "use std.classes\n";
    if (!classes_.empty()) text += "\n";
    for (const auto& [name, declaration] : classes_) text += declaration;
    for (const std::string_view macro : {kNoLeadingStatus, kStatusLeads})
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
