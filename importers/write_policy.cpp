// Order needs no words: within one band and pack, the earlier rule wins.
#include "importers/write_policy.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "importers/reply_pattern.h"
#include "support/ascii.h"

namespace carom::importers {
namespace {

// What the language takes as a name, of any label.
std::string word_of(std::string_view label) {
  std::string word;
  for (const char c : label) word += is_letter_or_digit(c) ? to_lower(c) : '_';
  return word.empty() || is_digit(word.front()) || word.front() == '_' ? "l" + word : word;
}

// Two labels that make the same word stay two classes.
std::map<std::string, std::string, std::less<>> class_words(const SourceRules& source) {
  std::map<std::string, std::string, std::less<>> words;
  std::set<std::string> taken;
  for (const SourceRule& rule : source.rules) {
    if (words.contains(rule.label)) continue;
    std::string word = word_of(rule.label);
    for (int number = 2; !taken.insert(word).second; ++number) word = fmt::format("{}_{}", word_of(rule.label), number);
    words.emplace(rule.label, word);
  }
  return words;
}

// A comment that begins as a reply does is a sample of the rule below it.
bool is_sample(std::string_view comment) {
  return comment.size() > 4 && comment[0] >= '4' && comment[0] <= '5' && is_digit(comment[1]) && is_digit(comment[2]) &&
         (comment[3] == ' ' || comment[3] == '-');
}

// Controls would end the comment, or the terminal's patience.
std::string one_line(std::string_view text) {
  std::string line(text);
  std::ranges::replace_if(line, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
  return line;
}

std::string rule_text(const SourceRule& rule, std::string_view name, std::string_view klass,
                      const Condition& condition) {
  std::string text;
  for (const std::string& comment : rule.comments)
    if (!is_sample(comment)) text += fmt::format("# {}\n", one_line(comment));
  text += fmt::format("rule {} {{\n  when {}\n", name, condition.when);
  if (!condition.unless.empty()) text += fmt::format("  unless {}\n", condition.unless);
  text += fmt::format("  => {}\n", klass);
  if (!rule.note.empty()) text += fmt::format("  note {}\n", quoted(one_line(rule.note)));
  for (const std::string& comment : rule.comments)
    if (is_sample(comment)) text += fmt::format("  test {}\n", quoted(one_line(comment)));
  return text + "}\n";
}

}  // namespace

WrittenPolicy write_policy(const SourceRules& source, std::string_view pack) {
  const auto words = class_words(source);
  WrittenPolicy policy;
  policy.refused = source.refused;
  std::string rules;
  std::set<std::string> used;
  for (const SourceRule& rule : source.rules) {
    const auto condition = condition_of(rule.pattern);
    if (!condition) {
      policy.refused.push_back({rule.line, rule.pattern, condition.error().reason, condition.error().repair});
      continue;
    }
    const std::string& word = words.find(rule.label)->second;
    used.insert(word);
    rules += rule_text(rule, fmt::format("{}.line{}", word, rule.line), fmt::format("{}.{}", pack, word), *condition);
    ++policy.rules;
  }
  std::ranges::stable_sort(policy.refused, {}, &Refusal::line);
  policy.text = fmt::format("pack {} 1.0.0 {{ language 1; layer local }}\n\n", pack);
  for (const std::string& word : used)
    policy.text += fmt::format("class {}.{} {{ type by code; scope message }}\n", pack, word);
  if (rules.contains("$no_leading_status")) policy.text += fmt::format("\n{}", kNoLeadingStatus);
  policy.text += "\n" + rules;
  return policy;
}

}  // namespace carom::importers
