// Reads an expression from its beginning: code, what stands between, status, words.
#include "importers/reply_pattern.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "support/ascii.h"

namespace carom::importers {
namespace {

constexpr std::array<std::string_view, 6> kBlanks = {"[ \\-]+", "[ \\-]", "[ -]", "\\s+", "\\s", " "};

NotCarried unsupported(std::string reason) {
  return {std::move(reason), "write the rule by hand, with code, status and text apart"};
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
  bool take_blank() {
    return std::ranges::any_of(kBlanks, [this](std::string_view blank) { return take(blank); });
  }
  std::string take_digits() {
    const std::size_t end = std::min(rest_.find_first_not_of("0123456789"), rest_.size());
    std::string digits(rest_.substr(0, end));
    rest_.remove_prefix(end);
    return digits;
  }
  /// `5`, `[45]`: the digits; nothing for any other class.
  std::string take_one_of() {
    if (!rest_.empty() && is_digit(rest_.front())) {
      std::string digit(1, rest_.front());
      rest_.remove_prefix(1);
      return digit;
    }
    const std::size_t end = rest_.find(']');
    if (!rest_.starts_with('[') || end == std::string_view::npos || end == 1) return {};
    const std::string_view inside = rest_.substr(1, end - 1);
    if (!std::ranges::all_of(inside, is_digit)) return {};
    rest_.remove_prefix(end + 1);
    return std::string(inside);
  }
  /// `(450|550)`.
  std::vector<std::string> take_numbers() {
    const std::size_t end = rest_.find(')');
    if (!rest_.starts_with('(') || end == std::string_view::npos) return {};
    const std::string_view inside = rest_.substr(1, end - 1);
    if (inside.empty() || inside.find_first_not_of("0123456789|") != std::string_view::npos) return {};
    rest_.remove_prefix(end + 1);
    std::vector<std::string> numbers;
    for (Cursor at(inside); numbers.push_back(at.take_digits()), at.take("|");) continue;
    return numbers;
  }

 private:
  std::string_view rest_;
};

struct Parts {
  std::string codes;     // entries of a list; empty: any
  std::string statuses;  // likewise
  bool has_status = false;
  bool anywhere = false;  // the words stand anywhere behind, not at the beginning
  std::string_view words;
};

// `x` for any digit; "" alone: any code.
std::optional<std::vector<std::string>> take_codes(Cursor& at) {
  if (at.take("\\d\\d\\d") || at.take("\\d{3}")) return std::vector<std::string>{""};
  if (auto numbers = at.take_numbers(); !numbers.empty()) {
    if (std::ranges::any_of(numbers, [](const std::string& number) { return number.size() != 3; })) return std::nullopt;
    return numbers;
  }
  std::vector<std::string> codes = {""};
  for (int place = 0; place < 3; ++place) {
    const bool pair = place == 1 && at.take("\\d{2}");
    const std::string digits = pair || (place > 0 && at.take("\\d")) ? "x" : at.take_one_of();
    if (digits.empty()) return std::nullopt;
    std::vector<std::string> longer;
    for (const std::string& code : codes)
      for (const char digit : digits) longer.push_back(code + std::string(pair ? 2 : 1, digit));
    codes = std::move(longer);
    if (pair) break;
  }
  // A list takes `5xx` and `55x`, not `5x0`.
  if (std::ranges::any_of(codes, [](const std::string& code) { return code[1] == 'x' && code[2] != 'x'; }))
    return std::nullopt;
  return codes;
}

// `5\.7\.1`, `[45]\.7\.\d+`. Nothing: no status stands here.
std::string take_statuses(Cursor& at) {
  Cursor ahead = at;
  const std::string classes = ahead.take_one_of();
  if (classes.empty() || !ahead.take("\\.")) return {};
  const std::string subject = ahead.take_digits();
  if (subject.empty() || subject.size() > 3 || !ahead.take("\\.")) return {};
  const std::string detail = ahead.take("\\d+") ? "x" : ahead.take_digits();
  if (detail.empty() || detail.size() > 3) return {};
  if (classes.find_first_not_of("245") != std::string::npos) return {};
  std::vector<std::string> entries;
  for (const char digit : classes) entries.push_back(fmt::format("{}.{}.{}", digit, subject, detail));
  at = ahead;
  return fmt::format("{}", fmt::join(entries, ", "));
}

bool has_outer_choice(std::string_view pattern) {
  int depth = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '\\')
      ++i;
    else if (pattern[i] == '(')
      ++depth;
    else if (pattern[i] == ')')
      --depth;
    else if (pattern[i] == '|' && depth == 0)
      return true;
  }
  return false;
}

// Every parenthesis and class is closed, and no backslash stands last: else the rest of the written file would be part
// of it.
bool is_closed(std::string_view pattern) {
  int depth = 0;
  bool inside_class = false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (c == '\\' && ++i == pattern.size()) return false;
    if (c == '\\') continue;
    if (inside_class)
      inside_class = c != ']';
    else if (c == '[')
      inside_class = true;
    else if (c == '(')
      ++depth;
    else if (c == ')' && --depth < 0)
      return false;
  }
  return depth == 0 && !inside_class;
}

bool has_special_group(std::string_view pattern) {
  for (std::size_t i = 0; i + 1 < pattern.size(); ++i) {
    if (pattern[i] == '\\')
      ++i;
    else if (pattern[i] == '(' && pattern[i + 1] == '?')
      return true;
  }
  return false;
}

// Nothing: it is more than words.
std::optional<std::string> as_literal(std::string_view words) {
  std::string literal;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (std::string_view(".^$|?*+()[]{}").contains(words[i])) return std::nullopt;
    if (words[i] == '\\' && (++i == words.size() || is_letter_or_digit(words[i]))) return std::nullopt;
    literal += words[i];
  }
  return literal;
}

std::string between_slashes(std::string_view expression) {
  std::string made = "/";
  for (std::size_t i = 0; i < expression.size(); ++i) {
    if (expression[i] == '/') made += '\\';
    made += expression[i];
    if (expression[i] == '\\' && i + 1 < expression.size()) made += expression[++i];
  }
  return made + '/';
}

// Normalised text has no blank at its ends, so one that stands first in the words may be the one before them.
std::string words_condition(std::string_view words, bool anywhere) {
  const std::optional<std::string> literal = as_literal(words);
  const bool blank_first = words.starts_with(' ');
  if (literal && !blank_first && !words.ends_with(' '))
    return fmt::format("text {} {}", anywhere ? "has" : "starts", quoted(*literal));
  if (!anywhere) return "text matches " + between_slashes("^(" + std::string(words) + ")");
  return "text matches " + between_slashes(blank_first ? "(^| )" + std::string(words.substr(1)) : std::string(words));
}

std::string when_of(const Parts& parts) {
  std::vector<std::string> all;
  if (!parts.codes.empty()) all.push_back(fmt::format("code in [{}]", parts.codes));
  if (parts.has_status)
    all.push_back(fmt::format("status in [{}]", parts.statuses));
  else if (!parts.anywhere && !parts.words.empty())
    all.emplace_back("$no_leading_status");
  if (!parts.words.empty()) all.push_back(words_condition(parts.words, parts.anywhere));
  return all.empty() ? "code present" : fmt::format("{}", fmt::join(all, " and "));
}

// What stands between a number and what follows; false: nothing that ends the number.
bool take_gap(Cursor& at, Parts& parts) {
  const bool blank = at.take_blank();
  if (at.take(".*") || at.take(".+")) {
    parts.anywhere = true;
    return true;
  }
  return blank || at.take("\\b") || at.rest().empty();
}

struct LookAhead {
  std::string_view before;
  std::string_view refused;
};

// `…(?!words)` at the end of an expression, where both are words that can stand in one place only: elsewhere a text
// could have them once with and once without what is refused, and `unless` would say too much.
std::optional<LookAhead> take_look_ahead(std::string_view pattern) {
  const std::size_t at = pattern.find("(?!");
  if (at == std::string_view::npos || !pattern.ends_with(')') || !pattern.starts_with('^')) return std::nullopt;
  const LookAhead parts{pattern.substr(0, at), pattern.substr(at + 3, pattern.size() - at - 4)};
  if (parts.refused.empty() || !as_literal(parts.refused)) return std::nullopt;
  return parts;
}

std::expected<Parts, NotCarried> take_apart(std::string_view pattern) {
  if (has_special_group(pattern)) return std::unexpected(unsupported("it has a look-around or another special group"));
  if (has_outer_choice(pattern)) return std::unexpected(unsupported("alternatives stand outside parentheses"));
  Parts parts;
  Cursor at(pattern);
  if (!at.take("^")) {
    parts.anywhere = true;
    parts.words = pattern;
    return parts;
  }
  const auto codes = take_codes(at);
  if (!codes) return std::unexpected(unsupported("behind `^` stands no reply code that could be told apart"));
  const auto impossible = [](const std::string& code) { return !code.empty() && (code[0] < '2' || code[0] > '6'); };
  if (std::ranges::any_of(*codes, impossible))
    return std::unexpected(NotCarried{"no reply has such a code", "take the rule out: it never fits"});
  if (!codes->front().empty()) parts.codes = fmt::format("{}", fmt::join(*codes, ", "));
  if (!take_gap(at, parts)) return std::unexpected(unsupported("nothing ends the reply code"));
  if (!parts.anywhere) {
    parts.statuses = take_statuses(at);
    parts.has_status = !parts.statuses.empty();
    if (parts.has_status && !take_gap(at, parts))
      return std::unexpected(
          NotCarried{"nothing ends the status, so longer ones match too", "put `\\b` or a blank behind it"});
  }
  parts.words = at.rest();
  return parts;
}

// Blanks of normalised text come one at a time, so `\s+` has one length.
bool has_one_length(std::string_view words) {
  std::string plain;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words.substr(i).starts_with("\\s+"))
      i += 2;
    else
      plain += words[i];
  }
  return as_literal(plain).has_value();
}

}  // namespace

std::expected<Condition, NotCarried> condition_of(std::string_view pattern) {
  if (std::ranges::any_of(pattern, [](char c) { return static_cast<unsigned char>(c) < 0x20; }))
    return std::unexpected(unsupported("it holds a control character"));
  if (!is_closed(pattern))
    return std::unexpected(NotCarried{"a parenthesis, class or backslash is left open", "close it in the source"});
  const std::optional<LookAhead> look_ahead = take_look_ahead(pattern);
  const auto parts = take_apart(look_ahead ? look_ahead->before : pattern);
  if (!parts) return std::unexpected(parts.error());
  if (!look_ahead) return Condition{when_of(*parts), {}};
  if (parts->anywhere || !has_one_length(parts->words))
    return std::unexpected(unsupported("what stands before its look-ahead may fit in several places"));
  const std::string refused = std::string(parts->words) + std::string(look_ahead->refused);
  return Condition{when_of(*parts), words_condition(refused, false)};
}

std::string quoted(std::string_view text) {
  std::string made = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') made += '\\';
    made += c;
  }
  return made + '"';
}

}  // namespace carom::importers
