// Changes are small and counted, so that coverage tells whether each has been tried.
#include "tests/equality/spoil.h"

#include <string_view>

#include "tests/equality/words.h"

namespace carom::equality {
namespace {

/// A place between two characters.
std::size_t random_place(std::string_view text, Random& random) {
  const auto begins = character_begins(text);
  return random.pick(begins);
}

std::string with_invisible(std::string text, Random& random) {
  constexpr std::string_view kInvisible[] = {"\u200B", "\u200D", "\uFEFF", "\u00AD", "\u2060"};
  const std::size_t at = random_place(text, random);
  return text.insert(at, random.pick(kInvisible));
}

std::string with_mark(std::string text, Random& random) {
  constexpr std::string_view kMarks[] = {"\u0301", "\u0308", "\u0323", "\u0345"};
  const std::size_t at = random_place(text, random);
  return text.insert(at, random.pick(kMarks));
}

std::string with_control(std::string text, Random& random) {
  const std::size_t at = random_place(text, random);
  return text.insert(at, random.chance(50) ? "\x01" : "\x7F");
}

std::string other_case(std::string text, Random& random) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z' && random.chance(50)) c = static_cast<char>(c - 'a' + 'A');
  return text;
}

std::string other_spaces(std::string_view text, Random& random) {
  constexpr std::string_view kSpaces[] = {"  ", "\t", "\r\n", "\n", "\u00A0", " \u200B", "\u3000", "\r", "\r\n ", "\v"};
  std::string made;
  for (const char c : text) {
    if (c == ' ')
      made += random.pick(kSpaces);
    else
      made += c;
  }
  return made;
}

/// Two characters of the wordlist, decomposed, and a letter that only decomposes half.
std::string decomposed(std::string text) {
  constexpr std::pair<std::string_view, std::string_view> kForms[] = {
      {"é", "e\u0301"}, {"î", "i\u0302"}, {"ä", "a\u0308"}, {"ï", "i\u0308"}, {"Å", "A\u030A"}};
  for (const auto& [composed, parts] : kForms)
    for (std::size_t at = text.find(composed); at != std::string::npos; at = text.find(composed, at + parts.size()))
      text.replace(at, composed.size(), parts);
  return text;
}

std::string cut(const std::string& text, Random& random) {
  const auto begins = character_begins(text);
  if (begins.size() < 3) return text;
  return random.chance(50) ? text.substr(begins[1]) : text.substr(0, begins[begins.size() - 2]);
}

std::string with_changed_letter(std::string text, Random& random) {
  if (text.empty()) return text;
  char& c = random.pick(text);
  if ((static_cast<unsigned char>(c) & 0x80U) == 0) c = static_cast<char>('a' + random.below(26));
  return text;
}

/// Twice, or its end and begin shared: `aba` in `ababa`.
std::string doubled(const std::string& text, Random& random) {
  const auto begins = character_begins(text);
  return text + (random.chance(50) ? text : text.substr(begins[random.below(begins.size())]));
}

std::string glued(const std::string& text, Random& random) {
  constexpr std::string_view kNeighbours[] = {"x", "1", "é", "名", "_", "-", ".", "(", "@", "²"};
  const std::string neighbour(random.pick(kNeighbours));
  return random.chance(50) ? neighbour + text : text + neighbour;
}

}  // namespace

std::string spoil_literal(std::string literal, Random& random, Features& features) {
  switch (random.below(16)) {
    case 0:
    case 1:
    case 2:
      features.note(Feature::changed_case);
      return other_case(std::move(literal), random);
    case 3:
    case 4:
    case 5:
      features.note(Feature::changed_space);
      return other_spaces(literal, random);
    case 6:
      features.note(Feature::zero_width);
      return with_invisible(std::move(literal), random);
    case 7:
      features.note(Feature::combining_mark);
      return with_mark(std::move(literal), random);
    case 8:
      features.note(Feature::decomposed);
      return decomposed(std::move(literal));
    case 9:
      features.note(Feature::control_byte);
      return with_control(std::move(literal), random);
    case 10:
    case 11:
      features.note(Feature::cut_literal);
      return cut(literal, random);
    case 12:
      features.note(Feature::changed_letter);
      return with_changed_letter(std::move(literal), random);
    case 13:
      features.note(Feature::doubled_literal);
      return doubled(literal, random);
    default:
      features.note(Feature::glued_literal);
      return glued(literal, random);
  }
}

void spoil_text(std::string& text, Random& random, Features& features) {
  if (random.chance(3)) {
    // Alone each of them makes the whole text Windows-1252.
    constexpr std::string_view kBroken[] = {"\xE9", "\x80", "\xC3", "\xF0\x9F", "\xFF", "\xED\xA0\x80", "\xC0\xAF"};
    features.note(Feature::broken_utf8);
    text.insert(random_place(text, random), random.pick(kBroken));
  }
  if (random.chance(1)) {
    features.note(Feature::nul_byte);
    text.insert(random_place(text, random), 1, '\0');
  }
}

}  // namespace carom::equality
