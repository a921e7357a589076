// Everything behind a backslash or a bracket, and what is refused there with a way out.
#include "compiler/pattern/parse_class.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "support/ascii.h"

namespace carom::compiler {
namespace {

constexpr auto kSyntax = PatternErrorKind::syntax;
constexpr auto kUnsupported = PatternErrorKind::unsupported;

CodePointSet digits() {
  return {{'0', '9'}};
}
CodePointSet word_characters() {
  return {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}};
}
CodePointSet white_space() {
  return {{'\t', '\r'}, {' ', ' '}};
}

std::optional<CodePointSet> set_of(char letter) {
  switch (letter) {
    case 'd':
      return digits();
    case 'D':
      return complement_of(digits());
    case 'w':
      return word_characters();
    case 'W':
      return complement_of(word_characters());
    case 's':
      return white_space();
    case 'S':
      return complement_of(white_space());
    default:
      return std::nullopt;
  }
}

std::optional<char32_t> control_of(char letter) {
  switch (letter) {
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    case 'f':
      return '\f';
    case 'v':
      return '\v';
    default:
      return std::nullopt;
  }
}

struct Refusal {
  std::string_view letters;
  std::string_view construct;
  std::string_view way_out;
};

constexpr std::array kRefusals = {
    Refusal{"123456789kg", "a back-reference", "write out what it would repeat"},
    Refusal{"pP", "a Unicode property class", "list the characters in a class such as [a-z]"},
    Refusal{"AzZG", "an anchor of other languages", "write ^ for the begin and $ for the end of the text"},
    Refusal{"QE", "a quotation", "put a backslash before each special character"},
    Refusal{"KRXhHNCu", "an escape of other languages", "write the characters or a class that holds them"},
};

bool is_white_space(CodePointRange range) {
  return range.first == range.last && ((range.first >= '\t' && range.first <= '\r') || range.first == 0xA0);
}

void refuse_letter(RegexReader& in, std::uint32_t begin, char letter) {
  for (const Refusal& refusal : kRefusals)
    if (refusal.letters.contains(letter))
      return in.fail_since(begin, kUnsupported,
                           fmt::format("\\{} is {}, which linear-time matching does not have; {}", letter,
                                       refusal.construct, refusal.way_out));
  in.fail_since(
      begin, kSyntax,
      fmt::format("\\{0} is no escape; a letter needs no backslash, and a backslash is written \\\\", letter));
}

/// Up to `most` hexadecimal digits; nothing if there are none.
std::optional<char32_t> take_hex(RegexReader& in, int most) {
  std::optional<char32_t> value;
  for (int i = 0; i < most && hex_value(in.peek()); ++i)
    value = value.value_or(0) * 16 + *hex_value(static_cast<char>(in.take_code_point()));
  return value;
}

/// Behind `\x`.
Escape read_hex(RegexReader& in, std::uint32_t begin) {
  const bool braced = in.take("{");
  const auto value = take_hex(in, braced ? 6 : 2);
  if (value && is_scalar_value(*value) && (!braced || in.take("}"))) return {Escape::Kind::code_point, *value, {}};
  in.fail_since(begin, kSyntax, "\\x expects two hexadecimal digits, or a code point up to 10ffff in braces: \\x{e9}");
  return {};
}

Escape read_letter_escape(RegexReader& in, std::uint32_t begin, char letter) {
  if (letter == 'b') return {Escape::Kind::word_boundary, 0, {}};
  if (letter == 'B') return {Escape::Kind::not_word_boundary, 0, {}};
  if (letter == 'x') return read_hex(in, begin);
  if (auto set = set_of(letter)) return {Escape::Kind::set, 0, *std::move(set)};
  if (const auto control = control_of(letter)) return {Escape::Kind::code_point, *control, {}};
  refuse_letter(in, begin, letter);
  return {};
}

class ClassReader {
 public:
  explicit ClassReader(RegexReader& in) : in_(in), begin_(in.at()) {}

  CodePointSet read() {
    in_.take("[");
    const bool negated = in_.take("^");
    if (in_.looks_at("]")) add(in_.take_code_point());
    while (!in_.at_end() && !in_.looks_at("]")) read_item();
    if (!in_.take("]")) {
      in_.fail_since(begin_, kSyntax, "this class is not closed; expected ] (a literal bracket is written \\[)");
      return {};
    }
    return finish(negated);
  }

 private:
  void add(char32_t c) { written_.push_back({c, c}); }

  void read_item() {
    const std::uint32_t begin = in_.at();
    if (in_.looks_at("[:")) return refuse_posix_class();
    const auto first = read_member();
    if (!first) return;
    if (!in_.looks_at("-") || in_.looks_at("-]")) return add(*first);
    in_.take("-");
    if (in_.at_end()) return;
    const auto last = read_member();
    if (!last || *last < *first) {
      in_.fail_since(begin, kSyntax, "a range runs from a lower character to a higher one; a literal - stands last");
      return;
    }
    written_.push_back({*first, *last});
  }

  void refuse_posix_class() {
    const std::uint32_t begin = in_.at();
    in_.take("[:");
    in_.fail_since(begin, kUnsupported,
                   "POSIX classes such as [:digit:] are not known; write \\d, \\w, \\s or a range");
  }

  /// One code point; nothing if it was a set, which is then in `sets_`.
  std::optional<char32_t> read_member() {
    if (!in_.looks_at("\\")) return in_.take_code_point();
    const std::uint32_t begin = in_.at();
    Escape escape = read_escape(in_);
    if (escape.kind == Escape::Kind::code_point) return escape.code_point;
    if (escape.kind == Escape::Kind::set)
      sets_.insert(sets_.end(), escape.set.begin(), escape.set.end());
    else
      in_.fail_since(begin, kSyntax, "\\b and \\B stand for a place, not a character, and cannot be in a class");
    return std::nullopt;
  }

  /// The text is lower case and knows one kind of white space; what is written is meant in that view.
  CodePointSet finish(bool negated) {
    add_lower_case(written_);
    if (!negated && std::ranges::any_of(written_, is_white_space)) add(' ');
    written_.insert(written_.end(), sets_.begin(), sets_.end());
    CodePointSet set = make_set(std::move(written_));
    if (negated) set = complement_of(set);
    if (set.empty()) in_.fail_since(begin_, kSyntax, "no character is in this class, so the pattern could never match");
    return set;
  }

  RegexReader& in_;
  std::uint32_t begin_;
  std::vector<CodePointRange> written_;
  std::vector<CodePointRange> sets_;
};

}  // namespace

Escape read_escape(RegexReader& in) {
  const std::uint32_t begin = in.at();
  in.take("\\");
  if (in.at_end()) {
    in.fail_since(begin, kSyntax, "a backslash ends the pattern; a literal one is written \\\\");
    return {};
  }
  const char32_t c = in.take_code_point();
  if (c < 0x80 && is_letter_or_digit(static_cast<char>(c))) return read_letter_escape(in, begin, static_cast<char>(c));
  return {Escape::Kind::code_point, c, {}};
}

CodePointSet read_class(RegexReader& in) {
  return ClassReader(in).read();
}

}  // namespace carom::compiler
