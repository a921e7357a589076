// Each warning looks at one trap: codes, spaces and letters that normalised text does not have, signs of other
// syntaxes.
#include "compiler/sema/check_literal.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "compiler/pattern/hole_fragment.h"
#include "compiler/sema/leading_code.h"
#include "compiler/sema/print_predicate.h"
#include "compiler/sema/type_value.h"
#include "dsl/ast/words.h"
#include "support/ascii.h"

namespace carom::compiler {
namespace {

using core::PatternKind;
using dsl::DiagnosticId;

// Of normalised text, in any script.
bool may_be_letter_or_digit(char c) {
  return is_letter_or_digit(c) || !is_ascii(c);
}

bool begins_at_text_begin(PatternKind kind) {
  return kind == PatternKind::starts || kind == PatternKind::starts_word || kind == PatternKind::is;
}

bool ends_at_text_end(PatternKind kind) {
  return kind == PatternKind::ends || kind == PatternKind::ends_word || kind == PatternKind::is;
}

// How an author writes the operator of a literal kind.
std::string_view operator_of(PatternKind kind) {
  switch (kind) {
    case PatternKind::word:
      return "has word";
    case PatternKind::starts:
      return "starts";
    case PatternKind::starts_word:
      return "starts word";
    case PatternKind::ends:
      return "ends";
    case PatternKind::ends_word:
      return "ends word";
    case PatternKind::is:
      return "is";
    default:
      return "has";
  }
}

/// One literal with all that its checks look at.
struct Literal {
  const ir::Pattern& pattern;
  std::string_view written;
  Span span;
  const PatternSite& site;
  const TypingContext& context;

  dsl::Diagnostic& report(DiagnosticId id, std::string message) const {
    return context.sink.report(id, place(span, context), std::move(message));
  }
  // Replaces the whole test where the pattern is all of it.
  void fix_test(dsl::Diagnostic& diagnostic, std::string replacement) const {
    if (site.whole_test)
      diagnostic.offer(place(*site.whole_test, context), std::move(replacement), dsl::Applicability::for_review);
  }
};

std::string_view field_prefix(std::string_view text_field) {
  return text_field == "outer.text" ? "outer." : "";
}

std::string without_code(const Literal& literal, const LeadingCode& found) {
  const std::string_view prefix = field_prefix(literal.site.field_name);
  std::string test = "(";
  if (!found.code.empty()) test += fmt::format("{}code {} and ", prefix, found.code);
  if (!found.status.empty()) test += fmt::format("{}status {} and ", prefix, found.status);
  return test + fmt::format("{} {} {})", literal.site.field_name, operator_of(literal.pattern.kind),
                            ast::quote(literal.written.substr(found.size)));
}

void check_leading_code(const Literal& literal) {
  const bool at_the_end = literal.pattern.kind == PatternKind::ends || literal.pattern.kind == PatternKind::ends_word;
  if (!loses_codes(literal.site) || at_the_end) return;
  const LeadingCode found = find_leading_code(literal.written);
  const bool all = found.size == literal.written.size();
  if (found.size == 0 || (all && !begins_at_text_begin(literal.pattern.kind))) return;
  dsl::Diagnostic& leading = literal.report(
      DiagnosticId::C0411, fmt::format("the pattern begins with `{}`, but codes that lead a line are taken out of the "
                                       "text; test them with `code` and `status`, and the words alone here",
                                       literal.written.substr(0, found.size)));
  if (!all) literal.fix_test(leading, without_code(literal, found));
}

void check_outer_space(const Literal& literal) {
  std::string_view text = literal.pattern.text;
  const bool before = begins_at_text_begin(literal.pattern.kind) && text.starts_with(' ');
  const bool behind = ends_at_text_end(literal.pattern.kind) && text.ends_with(' ');
  if (!before && !behind) return;
  if (before) text.remove_prefix(1);
  if (behind) text.remove_suffix(1);
  dsl::Diagnostic& never = literal.report(
      DiagnosticId::C0412, fmt::format("normalised text {} with a space, so `{}` can never hold; drop the space",
                                       before ? "never begins" : "never ends", operator_of(literal.pattern.kind)));
  never.offer(place(literal.span, literal.context), ast::quote(text), dsl::Applicability::for_review);
}

// What hardly occurs in a reply but is daily bread in regular expressions.
std::string_view find_metacharacters(std::string_view text) {
  constexpr std::array<std::string_view, 10> kSigns = {".*",  ".+",  "\\d",  "\\s",  "\\b",
                                                       "\\w", "\\.", "[a-z", "[0-9", "(?:"};
  for (const std::string_view sign : kSigns)
    if (text.find(sign) != std::string_view::npos) return sign;
  return text.size() > 1 && text.starts_with('^') ? "^" : std::string_view{};
}

std::string as_regex(std::string_view text) {
  std::string regex;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '/') regex += '\\';
    regex += text[i];
    if (text[i] == '\\' && i + 1 < text.size()) regex += text[++i];
  }
  return regex;
}

void check_metacharacters(const Literal& literal) {
  const std::string_view sign = find_metacharacters(literal.pattern.text);
  if (sign.empty()) return;
  dsl::Diagnostic& looks = literal.report(
      DiagnosticId::C0413, fmt::format("`{}` stands for itself here: `{}` compares literally; if any text may stand "
                                       "there, write `matches /…/`",
                                       sign, operator_of(literal.pattern.kind)));
  const std::string regex = as_regex(literal.written);
  if (compile_regex(regex, literal.context.limits))
    literal.fix_test(looks, fmt::format("{} matches /{}/", literal.site.field_name, regex));
}

bool is_hole(std::string_view inside) {
  const std::size_t colon = inside.find(':');
  const std::string_view kind = colon == std::string_view::npos ? inside : inside.substr(colon + 1);
  return find_hole_kind(kind).has_value();
}

std::string_view find_hole(std::string_view text) {
  for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) return {};
    if (is_hole(text.substr(open + 1, close - open - 1))) return text.substr(open, close + 1 - open);
  }
  return {};
}

void check_holes(const Literal& literal) {
  const std::string_view hole = find_hole(literal.pattern.text);
  if (hole.empty()) return;
  dsl::Diagnostic& looks =
      literal.report(DiagnosticId::C0414, fmt::format("`{}` stands for itself here: `{}` compares literally; holes are "
                                                      "filled by `like`",
                                                      hole, operator_of(literal.pattern.kind)));
  if (compile_template(literal.written, literal.context.limits))
    literal.fix_test(looks, fmt::format("{} like {}", literal.site.field_name, ast::quote(literal.written)));
}

// The status that ends `text`, if more digits could follow its last number.
std::string_view open_status_at_end(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && (is_digit(text[begin - 1]) || text[begin - 1] == '.')) --begin;
  const std::string_view status = text.substr(begin);
  if (begin > 0 && may_be_letter_or_digit(text[begin - 1])) return {};
  const bool whole = find_leading_code(status).status == status;
  const bool can_grow = status.size() - status.rfind('.') - 1 < 3;
  return whole && !status.empty() && can_grow ? status : std::string_view{};
}

void check_boundary(const Literal& literal) {
  const bool open = literal.pattern.kind == PatternKind::phrase || literal.pattern.kind == PatternKind::starts;
  const std::string_view status = open ? open_status_at_end(literal.pattern.text) : std::string_view{};
  if (status.empty()) return;
  dsl::Diagnostic& longer = literal.report(
      DiagnosticId::C0418, fmt::format("`{0}` is also found in longer numbers such as `{0}24`; write `{1} word`, in a "
                                       "list use type `words`",
                                       status, operator_of(literal.pattern.kind)));
  literal.fix_test(longer, fmt::format("{} {} word {}", literal.site.field_name, operator_of(literal.pattern.kind),
                                       ast::quote(literal.written)));
}

}  // namespace

void check_literal(const ir::Pattern& pattern, std::string_view written, Span span, const PatternSite& site,
                   const TypingContext& context) {
  const Literal literal{pattern, written, span, site, context};
  check_leading_code(literal);
  check_outer_space(literal);
  check_metacharacters(literal);
  check_holes(literal);
  check_boundary(literal);
}

}  // namespace carom::compiler
