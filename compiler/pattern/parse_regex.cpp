// Recursive descent, one function a level of binding; groups nest at most Limits::nesting deep.
#include "compiler/pattern/parse_regex.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "compiler/pattern/literal_text.h"
#include "compiler/pattern/parse_class.h"
#include "compiler/pattern/regex_reader.h"
#include "runtime/core/normalise.h"
#include "support/counted.h"
#include "support/utf8.h"

namespace carom::compiler {
namespace {

using core::NfaOp;

constexpr auto kSyntax = PatternErrorKind::syntax;
constexpr auto kUnsupported = PatternErrorKind::unsupported;
constexpr auto kLimit = PatternErrorKind::limit;

struct RefusedGroup {
  std::string_view opening;
  std::string_view message;
};

/// Longer openings first.
constexpr std::array kRefusedGroups = {
    RefusedGroup{"(?<=", "a look-behind needs more than linear time; match what stands before as well"},
    RefusedGroup{"(?<!",
                 "a negative look-behind needs more than linear time; put what must not stand there in `unless`"},
    RefusedGroup{"(?=",
                 "a look-ahead needs more than linear time; match what follows as well, or add a condition (`and text "
                 "matches /…/`)"},
    RefusedGroup{"(?!", "a negative look-ahead needs more than linear time; put what must not follow in `unless`"},
    RefusedGroup{"(?>", "an atomic group only matters to backtracking; write (?:…)"},
    RefusedGroup{"(?#", "a comment cannot stand in a pattern; write # behind the rule's line"},
    RefusedGroup{"(?P", "a regular expression takes nothing out; name a hole of a template, {name:kind}, in `extract`"},
    RefusedGroup{"(?<", "a regular expression takes nothing out; name a hole of a template, {name:kind}, in `extract`"},
    RefusedGroup{"(?'", "a regular expression takes nothing out; name a hole of a template, {name:kind}, in `extract`"},
    RefusedGroup{"(?", "flags cannot be set inside: text is lower case, one line, and `.` is any character"},
};

struct Quantifier {
  std::uint32_t min = 0;
  std::uint32_t max = 0;
};

bool is_quantifier(char c) {
  return c == '*' || c == '+' || c == '?' || c == '{';
}

class RegexParser {
 public:
  RegexParser(std::string_view pattern, const Limits& limits) : in_(pattern), limits_(limits) {}

  std::expected<PatternNode, PatternError> parse() {
    PatternNode node = alternatives();
    if (in_.looks_at(")")) {
      const std::uint32_t at = in_.at();
      in_.take(")");
      in_.fail_since(at, kSyntax, "this ) closes no group; a literal one is written \\)");
    }
    if (in_.error()) return std::unexpected(*in_.error());
    return node;
  }

 private:
  PatternNode alternatives() {
    PatternNode first = sequence();
    if (!in_.looks_at("|")) return first;
    PatternNode either{.kind = NodeKind::either};
    either.children.push_back(std::move(first));
    while (in_.take("|")) either.children.push_back(sequence());
    return either;
  }

  PatternNode sequence() {
    PatternNode sequence;
    bool behind_space = false;
    while (!in_.at_end() && !in_.looks_at("|") && !in_.looks_at(")")) {
      const std::uint32_t begin = in_.at();
      PatternNode item = atom();
      const bool is_space = item.set == CodePointSet{{' ', ' '}} && !is_quantifier(in_.peek());
      if (is_quantifier(in_.peek())) item = quantified(std::move(item), begin);
      // The text never holds two spaces in a row, so two written ones mean one.
      if (!is_space || !behind_space) sequence.children.push_back(std::move(item));
      behind_space = is_space;
    }
    return sequence;
  }

  PatternNode atom() {
    switch (in_.peek()) {
      case '(':
        return group();
      case '[':
        return one_of_class();
      case '\\':
        return escape();
      case '.':
        in_.take(".");
        return any_code_point();
      case '^':
        in_.take("^");
        return assertion(NfaOp::assert_begin);
      case '$':
        in_.take("$");
        return assertion(NfaOp::assert_end);
      case '*':
      case '+':
      case '?':
      case '{':
        return refuse_quantifier();
      default:
        return literal();
    }
  }

  PatternNode group() {
    const std::uint32_t begin = in_.at();
    if (!in_.take("(?:")) {
      if (refuse_group()) return {};
      in_.take("(");
    }
    if (++depth_ > limits_.nesting) {
      in_.fail_since(begin, kLimit,
                     fmt::format("groups are nested deeper than {}", counted(limits_.nesting, "level", "levels")));
      return {};
    }
    PatternNode node = alternatives();
    --depth_;
    if (!in_.take(")")) in_.fail(kSyntax, {begin, begin + 1}, "this group is not closed; expected )");
    return node;
  }

  bool refuse_group() {
    const std::uint32_t begin = in_.at();
    for (const RefusedGroup& refused : kRefusedGroups) {
      if (!in_.take(refused.opening)) continue;
      in_.fail_since(begin, kUnsupported, fmt::format("{} is not allowed: {}", refused.opening, refused.message));
      return true;
    }
    return false;
  }

  PatternNode one_of_class() { return one_of(read_class(in_)); }

  PatternNode escape() {
    Escape escape = read_escape(in_);
    switch (escape.kind) {
      case Escape::Kind::code_point:
        return normalised(escape.code_point);
      case Escape::Kind::set:
        return one_of(std::move(escape.set));
      case Escape::Kind::word_boundary:
        return assertion(NfaOp::assert_word);
      case Escape::Kind::not_word_boundary:
        return assertion(NfaOp::assert_not_word);
      case Escape::Kind::refused:
        break;
    }
    return {};
  }

  PatternNode literal() { return normalised(in_.take_code_point()); }

  /// A literal character with the combining marks written behind it, as it will stand in a text.
  PatternNode normalised(char32_t c) {
    std::string text;
    append_utf8(c, text);
    while (!in_.at_end() && begins_with_combining_mark(in_.rest())) append_utf8(in_.take_code_point(), text);
    PatternNode node;
    append_text(core::normalise_pattern(text), node.children);
    return node.children.size() == 1 ? PatternNode(node.children.front()) : node;
  }

  PatternNode quantified(PatternNode item, std::uint32_t begin) {
    const std::uint32_t at = in_.at();
    const auto quantifier = read_quantifier();
    if (!quantifier) return {};
    if (item.kind == NodeKind::assertion)
      in_.fail_since(begin, kSyntax,
                     "a place such as ^ or \\b cannot be repeated; expected a character, class or group");
    check_limits(*quantifier, at);
    refuse_second_quantifier();
    return repeat(std::move(item), quantifier->min, quantifier->max, false);
  }

  std::optional<Quantifier> read_quantifier() {
    if (in_.take("*")) return Quantifier{0, kUnlimited};
    if (in_.take("+")) return Quantifier{1, kUnlimited};
    if (in_.take("?")) return Quantifier{0, 1};
    const std::uint32_t begin = in_.at();
    in_.take("{");
    const auto min = in_.take_number();
    const bool has_comma = min && in_.take(",");
    const auto max = has_comma ? in_.take_number() : min;
    if (min && in_.take("}")) return Quantifier{*min, max.value_or(kUnlimited)};
    in_.fail(kSyntax, {begin, begin + 1},
             "expected a repetition such as {3}, {2,} or {2,5}; a literal brace is written \\{");
    return std::nullopt;
  }

  void check_limits(Quantifier quantifier, std::uint32_t at) {
    const std::uint32_t highest = quantifier.max == kUnlimited ? quantifier.min : quantifier.max;
    if (quantifier.min > quantifier.max)
      in_.fail_since(at, kSyntax, "a repetition runs from the lower to the higher number");
    if (highest > limits_.regex_repeat || quantifier.min > limits_.regex_repeat)
      in_.fail_since(at, kLimit,
                     fmt::format("a repetition counts to more than {}, which is the limit", limits_.regex_repeat));
  }

  void refuse_second_quantifier() {
    if (!is_quantifier(in_.peek())) return;
    const std::uint32_t begin = in_.at();
    const char second = in_.peek();
    in_.take_code_point();
    if (second == '?')
      in_.fail_since(begin, kUnsupported,
                     "a lazy repetition means nothing here, as the longest match is taken; leave the ? out");
    else if (second == '+')
      in_.fail_since(begin, kUnsupported,
                     "a possessive repetition only matters to backtracking, which there is none of; leave the + out");
    else
      in_.fail_since(begin, kSyntax, "a repetition of a repetition needs a group: (?:a+)*");
  }

  PatternNode refuse_quantifier() {
    const std::uint32_t begin = in_.at();
    const char found = in_.peek();
    in_.take_code_point();
    in_.fail_since(begin, kSyntax,
                   fmt::format("{0} has nothing before it to repeat; a literal one is written \\{0}", found));
    return {};
  }

  RegexReader in_;
  const Limits& limits_;
  std::uint32_t depth_ = 0;
};

}  // namespace

std::expected<PatternNode, PatternError> parse_regex(std::string_view pattern, const Limits& limits) {
  return RegexParser(pattern, limits).parse();
}

}  // namespace carom::compiler
