// Words that stand for themselves become phrases, which read better than expressions and cost less.
#include "importers/text_condition.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "importers/expression_shape.h"
#include "support/ascii.h"

namespace carom::importers {
namespace {

std::string with_escaped_slashes(std::string_view expression) {
  std::string made;
  for (std::size_t i = 0; i < expression.size(); ++i) {
    if (expression[i] == '/') made += '\\';
    made += expression[i];
    if (expression[i] == '\\' && i + 1 < expression.size()) made += expression[++i];
  }
  return made;
}

TextCondition matches(const std::string& expression) {
  std::string written = with_escaped_slashes(expression);
  return {fmt::format("text matches /{}/", written), {std::move(written)}};
}

// Normalised text has no blank at its ends, so words that end or begin with one may stand at an end without it.
std::optional<std::string> as_phrase(std::string_view words) {
  std::optional<std::string> phrase = as_words(words);
  if (phrase && (phrase->empty() || phrase->starts_with(' ') || phrase->ends_with(' '))) return std::nullopt;
  return phrase;
}

bool is_status(std::string_view phrase) {
  return std::ranges::count(phrase, '.') == 2 &&
         std::ranges::all_of(phrase, [](char c) { return is_digit(c) || c == '.'; });
}

}  // namespace

TextCondition text_begins(std::string_view words) {
  if (const auto phrase = as_phrase(words)) return {fmt::format("text starts {}", string_literal(*phrase)), {}};
  return matches(fmt::format("^{}", words));
}

TextCondition text_holds(std::string_view words) {
  if (const auto phrase = as_phrase(words)) return {fmt::format("text has {}", string_literal(*phrase)), {}};
  if (words.starts_with(' ')) return matches(fmt::format("(^| ){}", words.substr(1)));
  return matches(std::string(words));
}

TextCondition text_quotes(std::string_view reply) {
  if (const auto phrase = as_phrase(reply); phrase && is_status(*phrase))
    return {fmt::format("text has word {}", string_literal(*phrase)), {}};
  return matches(fmt::format("\\b{}", reply));
}

std::string string_literal(std::string_view text) {
  std::string made = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') made += '\\';
    made += c;
  }
  return made + '"';
}

}  // namespace carom::importers
