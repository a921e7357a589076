// Works on the pieces as written, since what the compiler makes of them no longer shows a slip.
#include "compiler/sema/check_regex.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>

#include "compiler/sema/leading_code.h"
#include "compiler/sema/regex_tokens.h"
#include "compiler/sema/type_value.h"
#include "support/ascii.h"

namespace carom::compiler {
namespace {

using dsl::DiagnosticId;
using Kind = RegexTokenKind;

/// One regular expression in pieces, with all that its checks look at.
class RegexCheck {
 public:
  RegexCheck(const ast::Regex& regex, const PatternSite& site, const TypingContext& context)
      : regex_(regex), site_(site), context_(context), tokens_(split_regex(regex.pattern)) {}

  void check_facts(const PatternFacts& facts) const;
  void check_leading_code() const;
  void check_dots() const;
  void check_parentheses() const;
  void check_alternatives() const;
  void check_boundaries() const;

 private:
  dsl::SourceSpan place_of(Span part) const {
    return place({regex_.span.begin + 1 + part.begin, regex_.span.begin + 1 + part.end}, context_);
  }
  dsl::Diagnostic& report(DiagnosticId id, Span part, std::string message) const {
    return context_.sink.report(id, place_of(part), std::move(message));
  }
  Kind kind(std::size_t i) const { return tokens_[i].kind; }
  bool is_literal(std::size_t i) const { return i < tokens_.size() && kind(i) == Kind::literal; }
  bool has_quantifier(std::size_t i) const { return i + 1 < tokens_.size() && kind(i + 1) == Kind::quantifier; }
  bool is_literal_digit(std::size_t i) const { return is_literal(i) && is_digit(tokens_[i].byte); }
  bool is_point(std::size_t i) const;
  std::size_t letters_before(std::size_t i) const;
  std::size_t letters_behind(std::size_t i) const;
  bool looks_literal(std::size_t dot) const;
  std::string leading_text() const;
  std::optional<std::size_t> close_of_plain_group(std::size_t open) const;
  bool is_empty_alternative(std::size_t bar) const;
  std::string open_status_before(std::size_t end) const;

  const ast::Regex& regex_;
  const PatternSite& site_;
  const TypingContext& context_;
  std::vector<RegexToken> tokens_;
};

void RegexCheck::check_facts(const PatternFacts& facts) const {
  const Span whole{0, static_cast<std::uint32_t>(regex_.pattern.size())};
  if (facts.matches_empty_text)
    report(DiagnosticId::C0410, whole,
           "the regular expression matches the empty text, so the test holds for every text; make at least one part "
           "of it required");
  if (facts.never_matches)
    report(DiagnosticId::C0412, whole,
           "no text satisfies the regular expression: `^` and `$` are the text's begin and end; put them at the outer "
           "edges or drop them");
}

// The text that the regular expression begins with, as far as it is fixed; separators read as one space.
std::string RegexCheck::leading_text() const {
  std::string text;
  for (const RegexToken& token : tokens_) {
    const std::string_view written = std::string_view(regex_.pattern).substr(token.where.begin, token.where.size());
    if (token.kind == Kind::begin && text.empty()) continue;
    if (token.kind == Kind::literal || token.kind == Kind::dot || written == "\\.")
      text += token.byte;
    else if (written == "\\s" || written == "[ -]" || written == "[- ]")
      text += ' ';
    else if (token.kind != Kind::quantifier)
      break;
  }
  return text;
}

void RegexCheck::check_leading_code() const {
  if (!loses_codes(site_)) return;
  const std::string text = leading_text();
  const LeadingCode found = find_leading_code(text);
  const bool anchored = kind(0) == Kind::begin;
  if (found.size == 0 || (found.size == text.size() && !anchored)) return;
  report(DiagnosticId::C0411, {0, static_cast<std::uint32_t>(regex_.pattern.size())},
         fmt::format("the regular expression begins with `{}`, but codes that lead a line are taken out of the text; "
                     "test them with `code` and `status`, and the words alone here",
                     text.substr(0, found.size)));
}

std::size_t RegexCheck::letters_before(std::size_t i) const {
  std::size_t count = 0;
  while (i-- > 0 && is_literal(i) && is_letter(tokens_[i].byte)) ++count;
  return count;
}

std::size_t RegexCheck::letters_behind(std::size_t i) const {
  std::size_t count = 0;
  while (is_literal(++i) && is_letter(tokens_[i].byte) && !has_quantifier(i)) ++count;
  return count;
}

// Between digits (`5.1.1`) or between two longer words (`spamhaus.org`) a dot hardly means "any character".
bool RegexCheck::looks_literal(std::size_t dot) const {
  if (dot == 0 || has_quantifier(dot)) return false;
  if (is_literal_digit(dot - 1) && is_literal_digit(dot + 1)) return true;
  return letters_before(dot) >= 2 && letters_behind(dot) >= 2;
}

void RegexCheck::check_dots() const {
  dsl::Diagnostic* first = nullptr;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (kind(i) != Kind::dot || !looks_literal(i)) continue;
    if (first == nullptr)
      first = &report(DiagnosticId::C0415, tokens_[i].where,
                      "an unescaped `.` matches any character, but stands where a dot is meant; write `\\.`");
    first->offer(place_of(tokens_[i].where), "\\.", dsl::Applicability::for_review);
  }
}

// The `)` of a group that holds only plain characters and is neither repeated nor split. It reads as a text in
// parentheses where a space stands before it, or a space or `#` in it.
std::optional<std::size_t> RegexCheck::close_of_plain_group(std::size_t open) const {
  bool wordy = open > 0 && is_literal(open - 1) && tokens_[open - 1].byte == ' ';
  for (std::size_t i = open + 1; i < tokens_.size(); ++i) {
    if (kind(i) == Kind::close) return wordy && !has_quantifier(i) ? std::optional(i) : std::nullopt;
    if (kind(i) != Kind::literal && kind(i) != Kind::dot && kind(i) != Kind::escape) return std::nullopt;
    wordy = wordy || tokens_[i].byte == ' ' || tokens_[i].byte == '#';
  }
  return std::nullopt;
}

void RegexCheck::check_parentheses() const {
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (kind(i) != Kind::open) continue;
    const auto close = close_of_plain_group(i);
    if (!close) continue;
    dsl::Diagnostic& plain =
        report(DiagnosticId::C0416, join(tokens_[i].where, tokens_[*close].where),
               "these parentheses group plain words and match nothing themselves; to match parentheses write `\\(` and "
               "`\\)`, else drop them");
    plain.offer(place_of(tokens_[i].where), "\\(", dsl::Applicability::for_review);
    plain.offer(place_of(tokens_[*close].where), "\\)", dsl::Applicability::for_review);
  }
}

bool RegexCheck::is_empty_alternative(std::size_t bar) const {
  const bool nothing_before = bar == 0 || kind(bar - 1) == Kind::open || kind(bar - 1) == Kind::open_other;
  const bool nothing_behind = bar + 1 == tokens_.size() || kind(bar + 1) == Kind::close || kind(bar + 1) == Kind::bar;
  return nothing_before || nothing_behind;
}

void RegexCheck::check_alternatives() const {
  for (std::size_t i = 0; i < tokens_.size(); ++i)
    if (kind(i) == Kind::bar && is_empty_alternative(i))
      report(DiagnosticId::C0417, tokens_[i].where,
             "an alternative beside this `|` is empty and matches everywhere; fill it, drop the `|`, or write `(…)?` "
             "for what may be absent");
}

bool RegexCheck::is_point(std::size_t i) const {
  return kind(i) == Kind::dot || (kind(i) == Kind::escape && tokens_[i].byte == '.');
}

// The status that ends right before token `end`, if more digits could follow its last number.
std::string RegexCheck::open_status_before(std::size_t end) const {
  std::size_t begin = end;
  while (begin > 0 && (is_literal_digit(begin - 1) || is_point(begin - 1))) --begin;
  std::string status;
  for (std::size_t i = begin; i < end; ++i) status += is_point(i) ? '.' : tokens_[i].byte;
  const bool whole = !status.empty() && find_leading_code(status).status == status;
  return whole && status.size() - status.rfind('.') - 1 < 3 ? status : std::string{};
}

void RegexCheck::check_boundaries() const {
  for (std::size_t end = 1; end <= tokens_.size(); ++end) {
    const bool anything_follows = end < tokens_.size() && kind(end) == Kind::dot && has_quantifier(end);
    if (end < tokens_.size() && kind(end) != Kind::bar && !anything_follows) continue;
    const std::string status = open_status_before(end);
    if (status.empty()) continue;
    const Span last = tokens_[end - 1].where;
    dsl::Diagnostic& longer =
        report(DiagnosticId::C0418, last,
               fmt::format("`{0}` is also found in longer numbers such as `{0}24`; end it with `\\b`", status));
    longer.offer(place_of({last.end, last.end}), "\\b", dsl::Applicability::for_review);
  }
}

}  // namespace

void check_regex(const ast::Regex& regex, const PatternFacts& facts, const PatternSite& site,
                 const TypingContext& context) {
  if (regex.pattern.empty()) return;
  const RegexCheck check(regex, site, context);
  check.check_facts(facts);
  check.check_leading_code();
  check.check_dots();
  check.check_parentheses();
  check.check_alternatives();
  check.check_boundaries();
}

}  // namespace carom::compiler
