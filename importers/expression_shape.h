// What can be seen of an expression without matching anything: groups, alternatives, words that stand for themselves.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carom::importers {

/// Escapes and classes whole, all else byte by byte.
[[nodiscard]] std::vector<std::string_view> pieces_of(std::string_view pattern);

/// Every parenthesis and class is closed, and no backslash stands last.
[[nodiscard]] bool is_closed(std::string_view pattern);

/// Groups that ask for more than a match (`(?=…)`, `(?<name>…)`); `(?:…)` does not.
[[nodiscard]] bool has_special_group(std::string_view pattern);

/// The alternatives that stand outside parentheses; one if there is no such `|`.
[[nodiscard]] std::vector<std::string_view> outer_alternatives(std::string_view pattern);

/// `(|a)`, `(a||b)`, `(a|)`, `a|`: one that fits everywhere.
[[nodiscard]] bool has_empty_alternative(std::string_view pattern);

/// The words that the expression is, without backslashes. Nothing: it is more than words.
[[nodiscard]] std::optional<std::string> as_words(std::string_view pattern);

/// The text before a `]` or `)` that closes what begins the pattern; nothing: it begins with something else.
[[nodiscard]] std::optional<std::string_view> inside_brackets(std::string_view pattern, char open, char close);

}  // namespace carom::importers
