// What becomes of an expression that was taken apart: a rule's condition, and replies that fit it.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bench/texts/expression_instance.h"
#include "bench/texts/policy_text.h"
#include "bench/texts/reply_expression.h"

namespace carom::bench {
namespace {

// Nothing: it is more than words.
std::optional<std::string> as_literal(std::string_view expression) {
  std::string literal;
  for (std::size_t i = 0; i < expression.size(); ++i) {
    if (std::string_view(".^$|?*+()[]{}").contains(expression[i])) return std::nullopt;
    if (expression[i] == '\\') {
      ++i;
      if (i == expression.size() || std::string_view("dDwWsSbB").contains(expression[i])) return std::nullopt;
    }
    literal += expression[i];
  }
  return literal;
}

std::string between_slashes(std::string_view expression) {
  std::string made;
  for (std::size_t i = 0; i < expression.size(); ++i) {
    if (expression[i] == '/') made += '\\';
    made += expression[i];
    if (expression[i] == '\\' && i + 1 < expression.size()) made += expression[++i];
  }
  return "/" + made + "/";
}

// Of the entries of a Carom list: one, of a range its first.
std::string one_of(std::string_view entries, Random& random) {
  std::vector<std::string_view> list;
  for (std::size_t at = 0; at <= entries.size();) {
    const std::size_t end = std::min(entries.find(", ", at), entries.size());
    list.push_back(entries.substr(at, end - at));
    at = end + 2;
  }
  const std::string_view entry = random.pick(list);
  return std::string(entry.substr(0, entry.find("..")));
}

}  // namespace

std::string as_condition(const ReplyExpression& expression) {
  std::vector<std::string> parts;
  if (!expression.codes.empty()) parts.push_back(fmt::format("code in [{}]", expression.codes));
  if (expression.status == ReplyExpression::Status::absent) parts.emplace_back("status missing");
  if (!expression.statuses.empty()) parts.push_back(fmt::format("status in [{}]", expression.statuses));
  if (const auto literal = as_literal(expression.words); literal && !literal->empty())
    parts.push_back(fmt::format("text {} {}", expression.at_beginning ? "starts" : "has", string_literal(*literal)));
  else if (!literal)
    parts.push_back("text matches " + between_slashes((expression.at_beginning ? "^" : "") + expression.words));
  return parts.empty() ? "code present" : fmt::format("{}", fmt::join(parts, " and "));
}

ReplyInstance instance_of(const ReplyExpression& expression, Random& random) {
  constexpr std::array<std::string_view, 4> kCodes = {"550", "554", "450", "421"};
  ReplyInstance instance;
  instance.code = expression.codes.empty() ? std::string(random.pick(kCodes)) : one_of(expression.codes, random);
  std::ranges::replace(instance.code, 'x', '0');
  if (!expression.statuses.empty()) {
    instance.status = one_of(expression.statuses, random);
    std::ranges::replace(instance.status, 'x', '1');
  } else if (expression.status == ReplyExpression::Status::any &&
             (random.chance(0.5) || expression.words.starts_with("(^| )"))) {
    instance.status = fmt::format("{}.{}.{}", instance.code[0], 1 + random.below(7), 1 + random.below(8));
  }
  instance.words = text_that_fits(expression.words, random);
  return instance;
}

}  // namespace carom::bench
