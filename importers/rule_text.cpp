// What the source says beside the condition keeps its place: what to do, what it means, what it was written for.
#include "importers/rule_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "importers/text_condition.h"
#include "support/ascii.h"

namespace carom::importers {
namespace {

constexpr std::string_view kNegative = "do not match: ";

bool begins_negative(std::string_view comment) {
  return std::ranges::equal(comment.substr(0, kNegative.size()), kNegative, {}, to_lower);
}

// A comment that begins as a reply does is a sample of the rule below it.
bool is_reply(std::string_view text) {
  return text.size() > 4 && text[0] >= '4' && text[0] <= '5' && is_digit(text[1]) && is_digit(text[2]) &&
         (text[3] == ' ' || text[3] == '-');
}

// Empty: it is no sample.
std::string test_of(std::string_view comment) {
  if (is_reply(comment)) return fmt::format("  test {}\n", string_literal(one_line(comment)));
  if (!begins_negative(comment) || !is_reply(comment.substr(kNegative.size()))) return {};
  return fmt::format("  test not {}\n", string_literal(one_line(comment.substr(kNegative.size()))));
}

std::string_view handling_text(Handling handling) {
  switch (handling) {
    case Handling::try_again:
      return "  type temporary\n  retry backoff 15m..6h for 5d\n";
    case Handling::give_up:
      return "  type permanent\n  retry after fix\n";
    case Handling::slow_down:
      return "  type temporary\n  retry told or 30m\n  action throttle\n";
    case Handling::unsaid:
      break;
  }
  return {};
}

// Whether the condition asks for codes of which one is 4xx.
bool takes_temporary_codes(std::string_view when) {
  if (!when.starts_with("code ")) return false;
  const std::string_view codes = when.substr(5, when.find(" and ") - 5);
  return codes.starts_with('4') || codes.contains("[4") || codes.contains(" 4");
}

// The category of a temporary failure is no reason to give the address up at once.
std::string caution(const RuleTarget& target, const Condition& condition) {
  if (target.suppressed.empty() || !takes_temporary_codes(condition.when)) return {};
  return fmt::format("  type by code\n  retry backoff 1h..12h for 3d\n  suppress {} after 3 in 14d\n",
                     target.suppressed);
}

}  // namespace

std::string rule_text(const SourceRule& rule, const RuleTarget& target, const Condition& condition) {
  std::string text;
  std::string tests;
  for (const std::string& comment : rule.comments) {
    const std::string test = test_of(comment);
    if (test.empty()) text += fmt::format("# {}\n", one_line(comment));
    tests += test;
  }
  text += fmt::format("rule {} {{\n  when {}\n", target.name, condition.when);
  if (!condition.unless.empty()) text += fmt::format("  unless {}\n", condition.unless);
  text += fmt::format("  => {}\n{}{}", target.klass, handling_text(rule.handling), caution(target, condition));
  if (!rule.message.empty()) text += fmt::format("  advice {}\n", string_literal(one_line(rule.message)));
  if (!rule.note.empty()) text += fmt::format("  note {}\n", string_literal(one_line(rule.note)));
  if (!target.allowed.empty())
    text += fmt::format("  allow {} because \"the source tells it from an earlier rule by the case of letters\"\n",
                        target.allowed);
  return text + tests + "}\n";
}

std::string one_line(std::string_view text) {
  std::string line(text);
  std::ranges::replace_if(line, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
  return line;
}

}  // namespace carom::importers
