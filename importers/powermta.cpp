// Only the blocks count: the rest of a configuration is not about bounces.
#include "importers/powermta.h"

#include <optional>
#include <string>
#include <utility>

#include "importers/source_lines.h"

namespace carom::importers {
namespace {

constexpr std::string_view kOpen = "<bounce-category-patterns>";
constexpr std::string_view kClose = "</bounce-category-patterns>";

std::optional<SourceRule> rule_of(std::string_view line) {
  const std::size_t end = line.rfind('/');
  if (!line.starts_with('/') || end < 2) return std::nullopt;
  const std::string_view label = line.substr(end + 1);
  if (!label.starts_with(' ') && !label.starts_with('\t')) return std::nullopt;
  SourceRule rule;
  rule.pattern = line.substr(1, end - 1);
  rule.label = trimmed(label);
  return rule;
}

class Reader {
 public:
  void take(std::uint32_t number, std::string_view line) {
    if (opened_ == 0) {
      if (line != kOpen) return;
      opened_ = number;
      has_block_ = true;
    } else if (line == kClose) {
      opened_ = 0;
      comments_.clear();
    } else if (line.starts_with('#')) {
      comments_.emplace_back(trimmed(line.substr(1)));
    } else if (line.empty()) {
      comments_.clear();
    } else {
      take_rule(number, line);
    }
  }
  SourceRules finish() {
    if (opened_ != 0)
      source_.unreadable.push_back(
          {{0, opened_}, std::string(kOpen), "the block is not closed", "end it with </bounce-category-patterns>"});
    if (!has_block_)
      source_.unreadable.push_back(
          {{0, 1}, {}, "the file has no block <bounce-category-patterns>", "name the file that has it"});
    return std::move(source_);
  }

 private:
  void take_rule(std::uint32_t number, std::string_view line) {
    std::optional<SourceRule> rule = rule_of(line);
    if (!rule) {
      source_.refused.push_back(
          {{0, number}, std::string(line), "it is not an expression and a category", "write /regex/ category"});
      comments_.clear();
      return;
    }
    rule->place.line = number;
    rule->comments = std::exchange(comments_, {});
    source_.rules.push_back(*std::move(rule));
  }

  std::uint32_t opened_ = 0;  // the line of the block's beginning; 0: outside
  bool has_block_ = false;
  std::vector<std::string> comments_;
  SourceRules source_;
};

}  // namespace

SourceRules read_powermta(std::string_view text) {
  Reader reader;
  each_line(text, [&reader](std::uint32_t number, std::string_view line) { reader.take(number, line); });
  return reader.finish();
}

}  // namespace carom::importers
