// A capital that means itself becomes one character, so that a repetition behind it still is about one.
#include "importers/marked_case.h"

#include <algorithm>

#include "importers/expression_shape.h"
#include "support/ascii.h"
#include "support/utf8.h"

namespace carom::importers {
namespace {

// Of the private use area: no text has them, and no other letter is their small form.
constexpr char32_t kFirstMark = 0xE000;

std::string marked(std::string_view pattern) {
  std::string made;
  for (const std::string_view piece : pieces_of(pattern)) {
    if (piece.size() == 1 && is_upper_letter(piece.front()))
      append_utf8(kFirstMark + static_cast<unsigned char>(piece.front()), made);
    else
      made += piece;
  }
  return made;
}

}  // namespace

bool minds_case(const SourceRules& source) {
  return std::ranges::any_of(source.rules, &SourceRule::case_matters);
}

SourceRules with_marked_case(SourceRules source) {
  for (SourceRule& rule : source.rules)
    if (rule.case_matters) rule.pattern = marked(rule.pattern);
  return source;
}

}  // namespace carom::importers
