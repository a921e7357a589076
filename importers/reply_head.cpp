// Numbers are read place by place: a place is the digits that may stand there.
#include "importers/reply_head.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <utility>

#include "importers/expression_shape.h"

namespace carom::importers {
namespace {

constexpr std::string_view kDigits = "0123456789";

// What an expression names twice is one entry; it may name it a thousand times.
void add_once(std::vector<std::string>& entries, std::string entry) {
  if (std::ranges::find(entries, entry) == entries.end()) entries.push_back(std::move(entry));
}

// `[45]`, `[4-5]`: the digits, each once and sorted. Nothing: something else stands in it.
std::optional<std::string> digits_of_class(std::string_view inside) {
  std::string digits;
  for (std::size_t i = 0; i < inside.size(); ++i) {
    if (!is_digit(inside[i])) return std::nullopt;
    const bool is_range = i + 2 < inside.size() && inside[i + 1] == '-' && is_digit(inside[i + 2]);
    const char last = is_range ? inside[i + 2] : inside[i];
    for (char digit = inside[i]; digit <= last; ++digit)
      if (!digits.contains(digit)) digits += digit;
    if (is_range) i += 2;
  }
  std::ranges::sort(digits);
  return digits;
}

// The digits of one place; empty: none stands here.
std::string take_place(PatternCursor& at) {
  if (at.take_one_of({"\\d", "[0-9]"})) return std::string(kDigits);
  if (!at.at_end() && is_digit(at.rest().front())) {
    std::string digit(1, at.rest().front());
    at.skip(1);
    return digit;
  }
  const auto inside = inside_brackets(at.rest(), '[', ']');
  const auto digits = inside ? digits_of_class(*inside) : std::nullopt;
  if (!digits) return {};
  at.skip(inside->size() + 2);
  return *digits;
}

// How often a place stands: `{2}`, `{3}`.
std::size_t take_count(PatternCursor& at) {
  if (at.take("{2}")) return 2;
  return at.take("{3}") ? 3 : 1;
}

// Entries know `x` only at their end.
std::vector<std::string> code_entries(const std::array<std::string, 3>& places) {
  const auto is_any = [](const std::string& place) { return place == kDigits; };
  if (std::ranges::all_of(places, is_any)) return {};
  std::vector<std::string> entries;
  for (const char first : places[0]) {
    if (is_any(places[1]) && is_any(places[2])) {
      entries.push_back(fmt::format("{}xx", first));
      continue;
    }
    for (const char second : places[1]) {
      if (is_any(places[2]))
        entries.push_back(fmt::format("{}{}x", first, second));
      else
        for (const char third : places[2]) entries.push_back(fmt::format("{}{}{}", first, second, third));
    }
  }
  return entries;
}

std::optional<Codes> take_one_code(PatternCursor& at) {
  PatternCursor ahead = at;
  std::array<std::string, 3> places;
  for (std::size_t filled = 0; filled < 3;) {
    const std::string place = take_place(ahead);
    const std::size_t count = place.empty() ? 0 : take_count(ahead);
    if (count == 0 || filled + count > 3) return std::nullopt;
    for (std::size_t i = 0; i < count; ++i) places[filled++] = place;
  }
  at = ahead;
  Codes codes{code_entries(places), true};
  std::erase_if(codes.entries, [](const std::string& code) { return code[0] < '2' || code[0] > '6'; });
  codes.possible = !codes.entries.empty() || places[0] == kDigits;
  return codes;
}

std::optional<Codes> codes_of_alternatives(std::string_view inside) {
  Codes all{{}, false};
  for (const std::string_view alternative : outer_alternatives(inside)) {
    PatternCursor at(alternative);
    const std::optional<Codes> one = take_one_code(at);
    if (!one || !at.at_end()) return std::nullopt;
    if (one->possible && one->entries.empty()) return one;
    all.possible = all.possible || one->possible;
    for (const std::string& entry : one->entries) add_once(all.entries, entry);
  }
  return all;
}

// The inside of `(…)` or `(?:…)`, which must hold no further group, and its size with the parentheses.
std::optional<std::pair<std::string_view, std::size_t>> group_here(std::string_view rest) {
  auto inside = inside_brackets(rest, '(', ')');
  if (!inside || inside->contains('(')) return std::nullopt;
  const std::size_t size = inside->size() + 2;
  if (inside->starts_with("?:")) inside->remove_prefix(2);
  return std::pair{*inside, size};
}

// `12`, `[12]`, `\d+`, `(1|25)`: the last number of a status; empty: none stands here.
std::vector<std::string> take_detail(PatternCursor& at) {
  if (at.take_one_of({"\\d+", "[0-9]+", "\\d{1,3}"})) return {"x"};
  if (const auto group = group_here(at.rest())) {
    std::vector<std::string> numbers;
    for (const std::string_view number : outer_alternatives(group->first)) numbers.emplace_back(number);
    at.skip(group->second);
    return numbers;
  }
  if (const std::string_view digits = at.take_digits(); !digits.empty()) return {std::string(digits)};
  std::vector<std::string> numbers;
  for (const char digit : take_place(at)) numbers.emplace_back(1, digit);
  return numbers;
}

bool take_point(PatternCursor& at, Statuses& found) {
  if (at.take("\\.")) return true;
  found.has_bare_dot = true;
  return at.take(".");
}

bool is_number(std::string_view text) {
  return !text.empty() && text.size() <= 3 && std::ranges::all_of(text, is_digit);
}

}  // namespace

Gap take_gap(PatternCursor& at) {
  Gap gap;
  while (at.take_one_of({"[ \\-]+", "[ \\-]", "[ -]+", "[ -]", "[- ]+", "[- ]", "[\\s\\-]+", "[\\s\\-]", "[\\s-]+",
                         "[\\s-]", "\\s+", "\\s*", "\\s", " +", " *", " ", "\\b"}))
    gap.ends_number = true;
  gap.anything = at.take_one_of({".*?", ".+?", ".*", ".+"});
  return gap;
}

std::optional<Codes> take_codes(PatternCursor& at) {
  const auto group = group_here(at.rest());
  if (!group) return take_one_code(at);
  const auto codes = codes_of_alternatives(group->first);
  if (codes) at.skip(group->second);
  return codes;
}

Statuses take_statuses(PatternCursor& at) {
  PatternCursor ahead = at;
  Statuses found;
  const std::string classes = take_place(ahead);
  if (classes.empty() || !take_point(ahead, found)) return {};
  const std::string_view subject = ahead.take_digits();
  if (!is_number(subject) || !take_point(ahead, found)) return {};
  const std::vector<std::string> details = take_detail(ahead);
  for (const char digit : classes)
    for (const std::string& detail : details) {
      if (std::string_view("245").contains(digit) && (detail == "x" || is_number(detail)))
        add_once(found.entries, fmt::format("{}.{}.{}", digit, subject, detail));
      else if (classes != kDigits)
        return {};
    }
  if (!found.entries.empty()) at = ahead;
  return found;
}

std::string as_value(const std::vector<std::string>& entries) {
  return entries.size() == 1 ? entries.front() : fmt::format("in [{}]", fmt::join(entries, ", "));
}

}  // namespace carom::importers
