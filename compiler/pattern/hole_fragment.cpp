// Holes are regular expressions of hole_forms.def with the places where their tokens must be whole.
#include "compiler/pattern/hole_fragment.h"

#include <algorithm>
#include <array>
#include <utility>

#include "compiler/pattern/parse_regex.h"
#include "support/check.h"

namespace carom::compiler {
namespace {

using core::HoleKind;
using core::TokenKind;

enum class Extent : std::uint8_t { shortest, longest };
constexpr std::uint8_t kNoToken = 0xFF;

/// TokenKind by its name in the table, with `none` beside.
namespace token {
constexpr std::uint8_t none = kNoToken;
constexpr auto word = static_cast<std::uint8_t>(TokenKind::word);
constexpr auto integer = static_cast<std::uint8_t>(TokenKind::integer);
constexpr auto ipv4 = static_cast<std::uint8_t>(TokenKind::ipv4);
constexpr auto ipv6 = static_cast<std::uint8_t>(TokenKind::ipv6);
constexpr auto host = static_cast<std::uint8_t>(TokenKind::host);
constexpr auto address = static_cast<std::uint8_t>(TokenKind::address);
constexpr auto url = static_cast<std::uint8_t>(TokenKind::url);
constexpr auto id = static_cast<std::uint8_t>(TokenKind::id);
constexpr auto duration = static_cast<std::uint8_t>(TokenKind::duration);
}  // namespace token

struct Form {
  HoleKind kind;
  std::string_view regex;
  Extent extent;
  std::uint8_t token;
};

constexpr std::array kForms = {
#define HOLE_FORM(kind, regex, extent, token_kind, meaning) \
  Form{HoleKind::kind, regex, Extent::extent, token::token_kind},
#include "compiler/pattern/hole_forms.def"
#undef HOLE_FORM
};

/// By HoleKind.
constexpr std::array kWords = {
#define HOLE_KIND(kind, word) std::string_view(word),
#include "runtime/core/hole_kinds.def"
#undef HOLE_KIND
};

void prefer_short(PatternNode& node) {
  node.shortest = true;
  for (PatternNode& child : node.children) prefer_short(child);
}

PatternNode node_of(const Form& form, TokenSides sides) {
  auto parsed = parse_regex(form.regex, Limits{});
  CAROM_CHECK(parsed.has_value(), "hole_forms.def holds a pattern that does not parse");
  if (form.extent == Extent::shortest) prefer_short(*parsed);
  PatternNode node;
  const bool is_token = form.token != kNoToken;
  if (is_token && sides.begin) node.children.push_back(assertion(core::NfaOp::assert_token_begin, form.token));
  node.children.push_back(*std::move(parsed));
  if (is_token && sides.end) node.children.push_back(assertion(core::NfaOp::assert_token_end, form.token));
  return node;
}

}  // namespace

std::optional<HoleKind> find_hole_kind(std::string_view word) {
  const auto* found = std::ranges::find(kWords, word);
  return found != kWords.end() ? std::optional(static_cast<HoleKind>(found - kWords.begin())) : std::nullopt;
}

std::span<const std::string_view> hole_kind_words() {
  return kWords;
}

PatternNode hole_fragment(HoleKind kind, TokenSides sides) {
  PatternNode either{.kind = NodeKind::either};
  for (const Form& form : kForms)
    if (form.kind == kind) either.children.push_back(node_of(form, sides));
  return either;
}

}  // namespace carom::compiler
