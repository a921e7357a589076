// The conditions of pattern_kinds.def on what stands beside a literal.
#include "runtime/core/occurrence.h"

#include "runtime/core/word_boundary.h"
#include "support/ascii.h"

namespace carom::core {
namespace {

/// Characters of a host's labels in ASCII; names of services hold underscores (RFC 2782).
constexpr bool is_label_character(char c) {
  return is_lower_letter(c) || is_digit(c) || c == '-' || c == '_';
}

bool is_host_character_at(std::string_view text, std::size_t at) {
  return at < text.size() && (is_label_character(text[at]) || text[at] == '.' || letter_or_digit_at(text, at));
}

bool is_host_character_before(std::string_view text, std::size_t at) {
  return is_label_character(text[at - 1]) || text[at - 1] == '.' || letter_or_digit_before(text, at);
}

/// Nothing of a host follows, save one dot: a sentence's, or that of a rooted name.
bool ends_host(std::string_view text, std::size_t at) {
  if (!is_host_character_at(text, at)) return true;
  return text[at] == '.' && !is_host_character_at(text, at + 1);
}

bool begins_host(std::string_view text, std::size_t at) {
  return at == 0 || !is_host_character_before(text, at);
}

/// `at` begins with a dot; the host begins as far before it as host characters reach.
std::optional<Span> accept_below(std::string_view text, Span at) {
  if (at.begin == 0 || !is_label_character(text[at.begin - 1]) || !ends_host(text, at.end)) return std::nullopt;
  std::uint32_t begin = at.begin;
  while (!begins_host(text, begin)) --begin;
  return Span{begin, at.end};
}

bool stands_as(PatternKind kind, std::string_view text, Span at) {
  switch (kind) {
    case PatternKind::phrase:
      return true;
    case PatternKind::word:
      return !letter_or_digit_before(text, at.begin) && !letter_or_digit_at(text, at.end);
    case PatternKind::starts:
      return at.begin == 0;
    case PatternKind::ends:
      return at.end == text.size();
    case PatternKind::is:
      return at.begin == 0 && at.end == text.size();
    case PatternKind::starts_word:
      return at.begin == 0 && !letter_or_digit_at(text, at.end);
    case PatternKind::ends_word:
      return at.end == text.size() && !letter_or_digit_before(text, at.begin);
    case PatternKind::mention:
      return begins_host(text, at.begin) && ends_host(text, at.end);
    case PatternKind::mention_below:
    case PatternKind::template_:
    case PatternKind::regex:
      return false;
  }
  return false;
}

}  // namespace

std::optional<Span> accept_occurrence(PatternKind kind, std::string_view text, Span at) {
  if (kind == PatternKind::mention_below) return accept_below(text, at);
  return stands_as(kind, text, at) ? std::optional(at) : std::nullopt;
}

}  // namespace carom::core
