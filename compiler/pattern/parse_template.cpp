// Text and holes by turns; whether a hole must be a whole token depends on what stands beside it.
#include "compiler/pattern/parse_template.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "compiler/pattern/hole_fragment.h"
#include "compiler/pattern/literal_text.h"
#include "dsl/diag/nearest_name.h"
#include "runtime/core/normalise.h"
#include "support/ascii.h"
#include "support/counted.h"

namespace carom::compiler {
namespace {

constexpr auto kSyntax = PatternErrorKind::syntax;

/// A run of literal text or one hole.
struct Part {
  std::string literal;  ///< normalised; empty: a hole
  std::uint8_t hole = 0;

  [[nodiscard]] bool is_hole() const { return literal.empty(); }
};

bool is_name(std::string_view name) {
  return !name.empty() && is_lower_letter(name.front()) &&
         std::ranges::all_of(name, [](char c) { return is_word_character(c) && !is_upper_letter(c); });
}

class TemplateParser {
 public:
  TemplateParser(std::string_view text, std::uint32_t most_holes) : text_(text), most_holes_(most_holes) {}

  std::expected<ParsedTemplate, PatternError> parse() {
    while (at_ < text_.size() && !error_) text_[at_] == '{' ? read_brace() : read_character();
    put_literal();
    if (parts_.empty() && !error_)
      fail({0, size()}, kSyntax, "the template is empty; expected text with holes such as {host} or {id}");
    if (error_) return std::unexpected(*std::move(error_));
    return ParsedTemplate{tree(), std::move(holes_)};
  }

 private:
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(text_.size()); }

  void fail(Span where, PatternErrorKind kind, std::string message) {
    if (!error_) error_ = PatternError{kind, where, std::move(message)};
  }

  void read_character() { literal_ += text_[at_++]; }

  void read_brace() {
    if (text_.substr(at_).starts_with("{{")) {
      literal_ += '{';
      at_ += 2;
      return;
    }
    const std::uint32_t begin = at_;
    const auto close = text_.find('}', at_);
    if (close == std::string_view::npos)
      return fail({begin, size()}, kSyntax, "this hole is not closed; expected } (a literal brace is written {{)");
    at_ = static_cast<std::uint32_t>(close) + 1;
    put_literal();
    read_hole(text_.substr(begin + 1, close - begin - 1), {begin, at_});
  }

  void read_hole(std::string_view inside, Span where) {
    const auto colon = inside.find(':');
    const bool named = colon != std::string_view::npos;
    const std::string_view name = named ? inside.substr(0, colon) : std::string_view{};
    const std::string_view word = named ? inside.substr(colon + 1) : inside;
    if (named && !is_name(name))
      return fail(
          where, kSyntax,
          fmt::format("\"{}\" is no name of a hole; expected a lower-case letter, then letters, digits or _", name));
    const auto kind = find_hole_kind(word);
    if (!kind) return refuse_kind(name, word, where);
    if (named && std::ranges::find(holes_, name, &PatternHole::name) != holes_.end())
      return fail(where, kSyntax,
                  fmt::format("hole {} is named twice; expected a name of its own for each hole", name));
    if (holes_.size() == most_holes_)
      return fail(where, PatternErrorKind::limit,
                  fmt::format("a template has at most {}", counted(most_holes_, "hole", "holes")));
    parts_.push_back({"", static_cast<std::uint8_t>(holes_.size())});
    holes_.push_back({std::string(name), *kind});
  }

  void refuse_kind(std::string_view name, std::string_view word, Span where) {
    std::string message =
        fmt::format("\"{}\" is no kind of hole; expected one of {}", word, fmt::join(hole_kind_words(), ", "));
    if (const std::string meant = meant_hole(name, word); !meant.empty())
      message += fmt::format(" (did you mean {{{}}}?)", meant);
    fail(where, kSyntax, std::move(message));
  }

  // The name and the kind the wrong way round, or a slip of the keyboard; `*` is no slip of any letter.
  static std::string meant_hole(std::string_view name, std::string_view word) {
    const std::string nearest(dsl::nearest_name(word, hole_kind_words()));
    if (name.empty()) return nearest == "*" ? "" : nearest;
    if (find_hole_kind(name) && is_name(word)) return fmt::format("{}:{}", word, name);
    return nearest.empty() || nearest == "*" ? "" : fmt::format("{}:{}", name, nearest);
  }

  void put_literal() {
    std::string normalised = core::normalise_pattern(literal_);
    if (!normalised.empty()) parts_.push_back({std::move(normalised), 0});
    literal_.clear();
  }

  [[nodiscard]] PatternNode tree() const {
    PatternNode sequence;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (parts_[i].is_hole())
        sequence.children.push_back(hole_node(i));
      else
        append_text(parts_[i].literal, sequence.children);
      if (is_closing_quote(i))
        sequence.children.push_back(
            assertion(core::NfaOp::assert_token_end, static_cast<std::uint8_t>(core::TokenKind::quote)));
    }
    return sequence;
  }

  /// A single quote alone behind {reply} may stand in a word of the reply; where text follows the quote, that decides.
  [[nodiscard]] bool is_closing_quote(std::size_t part) const {
    if (part == 0 || parts_[part].literal != "'" || !parts_[part - 1].is_hole()) return false;
    return holes_[parts_[part - 1].hole].kind == core::HoleKind::reply;
  }

  [[nodiscard]] PatternNode hole_node(std::size_t part) const {
    const bool behind_text = part > 0 && !parts_[part - 1].is_hole();
    const bool before_text = part + 1 < parts_.size() && !parts_[part + 1].is_hole();
    PatternNode hole{.kind = NodeKind::hole, .slot = parts_[part].hole};
    hole.children.push_back(
        hole_fragment(holes_[parts_[part].hole].kind, {.begin = !behind_text, .end = !before_text}));
    return hole;
  }

  std::string_view text_;
  std::uint32_t most_holes_;
  std::uint32_t at_ = 0;
  std::string literal_;
  std::vector<Part> parts_;
  std::vector<PatternHole> holes_;
  std::optional<PatternError> error_;
};

}  // namespace

std::expected<ParsedTemplate, PatternError> parse_template(std::string_view text, const Limits& limits) {
  return TemplateParser(text, limits.template_holes).parse();
}

}  // namespace carom::compiler
