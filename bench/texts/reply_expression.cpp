// Reads an expression from its beginning: code, what stands between, enhanced code, words.
#include "bench/texts/reply_expression.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include "bench/texts/expression_instance.h"
#include "bench/texts/policy_text.h"
#include "support/ascii.h"

namespace carom::bench {
namespace {

constexpr std::string_view kDigits = "0123456789";

std::string range(char first, char last) {
  std::string all;
  for (char c = first; c <= last && is_digit(c); ++c) all += c;
  return all;
}

class Cursor {
 public:
  explicit Cursor(std::string_view rest) : rest_(rest) {}

  [[nodiscard]] std::string_view rest() const { return rest_; }
  bool take(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }
  bool take_any(std::span<const std::string_view> texts) {
    return std::ranges::any_of(texts, [this](std::string_view text) { return take(text); });
  }
  std::string take_digits() {
    const std::size_t end = std::min(rest_.find_first_not_of(kDigits), rest_.size());
    std::string digits(rest_.substr(0, end));
    rest_.remove_prefix(end);
    return digits;
  }
  /// `[45]`, `[0-4]`: the digits; nothing for any other class.
  std::optional<std::string> take_class() {
    const std::size_t end = rest_.find(']');
    if (!rest_.starts_with('[') || end == std::string_view::npos || end == 1) return std::nullopt;
    std::string digits(rest_.substr(1, end - 1));
    if (digits.size() == 3 && digits[1] == '-') digits = range(digits.front(), digits.back());
    if (digits.empty() || !std::ranges::all_of(digits, is_digit)) return std::nullopt;
    rest_.remove_prefix(end + 1);
    return digits;
  }
  /// `(450|550)`.
  std::vector<std::string> take_numbers() {
    const std::size_t end = rest_.find(')');
    if (!rest_.starts_with('(') || end == std::string_view::npos) return {};
    const std::string_view inside = rest_.substr(1, end - 1);
    if (inside.find_first_not_of("0123456789|") != std::string_view::npos) return {};
    rest_.remove_prefix(end + 1);
    std::vector<std::string> numbers;
    for (Cursor at(inside);; at.take("|")) {
      numbers.push_back(at.take_digits());
      if (at.rest().empty()) return numbers;
    }
  }

 private:
  std::string_view rest_;
};

// --- The code: three places, each a set of digits.

std::vector<std::string> take_places(Cursor& at) {
  std::vector<std::string> places;
  while (places.size() < 3 && !at.rest().empty()) {
    std::size_t times = 1;
    if (at.take("\\d")) {
      places.emplace_back(kDigits);
      if (at.take("{2}")) times = 2;
      if (at.take("{3}")) times = 3;
      places.resize(places.size() - 1 + times, std::string(kDigits));
    } else if (auto digits = at.take_class()) {
      places.push_back(std::move(*digits));
    } else if (is_digit(at.rest().front())) {
      places.emplace_back(1, at.rest().front());
      at.take(places.back());
    } else {
      break;
    }
  }
  return places;
}

// `x` for any digit; nothing: any code.
std::optional<std::vector<std::string>> take_codes(Cursor& at) {
  if (auto numbers = at.take_numbers(); !numbers.empty()) return numbers;
  const std::vector<std::string> places = take_places(at);
  if (places.size() != 3) return std::nullopt;
  if (places[0] == kDigits) return std::vector<std::string>();
  std::vector<std::string> codes = {""};
  for (const std::string& place : places) {
    std::vector<std::string> longer;
    for (const std::string& code : codes)
      for (const char digit : place == kDigits ? std::string("x") : place) longer.push_back(code + digit);
    codes = std::move(longer);
  }
  return codes;
}

// --- The enhanced code.

std::vector<std::string> take_part(Cursor& at) {
  if (at.take("\\d+")) return {"x"};
  if (auto numbers = at.take_numbers(); !numbers.empty()) return numbers;
  std::vector<std::string> parts;
  if (const auto digits = at.take_class()) {
    for (const char digit : *digits) parts.emplace_back(1, digit);
    return parts;
  }
  if (std::string digits = at.take_digits(); !digits.empty()) parts.push_back(std::move(digits));
  return parts;
}

bool take_dot(Cursor& at) {
  return at.take("\\.") || at.take(".");
}

// Details that begin with these digits: an expression that stops behind a digit is met by longer numbers too.
std::string with_longer(const std::string& begin, const std::string& detail) {
  return fmt::format("{0}{1}, {0}{1}0..{0}{1}9, {0}{1}00..{0}{1}99", begin, detail);
}

bool ends_number(const Cursor& at) {
  constexpr std::array<std::string_view, 4> kEnds = {" ", "\\s", "\\b", "[ \\-]"};
  return std::ranges::any_of(kEnds, [&](std::string_view end) { return at.rest().starts_with(end); });
}

std::optional<std::string> take_statuses(Cursor& at) {
  Cursor ahead = at;
  const std::vector<std::string> classes = take_part(ahead);
  if (classes.empty() || classes[0].size() != 1 || classes[0] == "x" || !take_dot(ahead)) return std::nullopt;
  const std::vector<std::string> subjects = take_part(ahead);
  if (subjects.empty() || !take_dot(ahead)) return std::nullopt;
  const std::vector<std::string> details = take_part(ahead);
  if (details.empty()) return std::nullopt;
  std::vector<std::string> entries;
  for (const std::string& klass : classes)
    for (const std::string& subject : subjects)
      for (const std::string& detail : details) {
        const std::string begin = fmt::format("{}.{}.", klass, subject);
        entries.push_back(ends_number(ahead) || detail == "x" || detail.size() > 1 ? begin + detail
                                                                                   : with_longer(begin, detail));
      }
  at = ahead;
  return fmt::format("{}", fmt::join(entries, ", "));
}

// --- What stands between.

enum class Gap { none, exact, any, impossible };

Gap take_gap(Cursor& at) {
  constexpr std::array<std::string_view, 7> kBlanks = {"[ \\-]+", "[ \\-]", "\\s+", "\\s*", "\\s", "\\b", " "};
  constexpr std::array<std::string_view, 2> kAnything = {".*", ".+"};
  std::size_t blanks = 0;
  while (true) {
    if (at.take_any(kAnything)) return Gap::any;
    if (!at.take_any(kBlanks)) break;
    ++blanks;
  }
  // Normalised text has no two blanks in a row.
  if (blanks > 1) return Gap::impossible;
  return blanks == 0 ? Gap::none : Gap::exact;
}

// --- The words.

bool has_special_group(std::string_view expression) {
  for (std::size_t i = 0; i + 1 < expression.size(); ++i) {
    if (expression[i] == '(' && expression[i + 1] == '?') return true;
    if (expression[i] == '\\') ++i;
  }
  return false;
}

bool has_outer_choice(std::string_view expression) {
  int depth = 0;
  for (std::size_t i = 0; i < expression.size(); ++i) {
    if (expression[i] == '\\')
      ++i;
    else if (expression[i] == '(')
      ++depth;
    else if (expression[i] == ')')
      --depth;
    else if (expression[i] == '|' && depth == 0)
      return true;
  }
  return false;
}

// A blank that a gap of any length leaves to the words is the one before them, which normalised text has not.
std::string without_first_blank(std::string_view words) {
  return words.starts_with(' ') ? "(^| )" + std::string(words.substr(1)) : std::string(words);
}

}  // namespace

std::optional<ReplyExpression> take_apart(std::string_view expression) {
  ReplyExpression parts;
  if (has_special_group(expression) || has_outer_choice(expression)) return std::nullopt;
  if (!expression.starts_with('^')) {
    parts.words = expression;
    return parts;
  }
  Cursor at(expression.substr(1));
  const auto codes = take_codes(at);
  if (!codes) return std::nullopt;
  parts.codes = fmt::format("{}", fmt::join(*codes, ", "));
  Gap gap = take_gap(at);
  if (const auto statuses = take_statuses(at)) {
    parts.status = ReplyExpression::Status::given;
    parts.statuses = *statuses;
    gap = take_gap(at);
  } else if (gap == Gap::exact && !at.rest().empty()) {
    parts.status = ReplyExpression::Status::absent;
  }
  parts.words = gap == Gap::any ? without_first_blank(at.rest()) : std::string(at.rest());
  if (gap == Gap::impossible || (gap == Gap::none && !parts.words.empty())) return std::nullopt;
  parts.at_beginning = gap == Gap::exact && !parts.words.empty();
  return parts;
}

}  // namespace carom::bench
