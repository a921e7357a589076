// Literals within literals: `has "user unknown"` follows from `has "user unknown in table"`.
#include <algorithm>
#include <cstdint>

#include "support/ascii.h"

#include "compiler/logic/implication.h"

namespace carom::compiler {
namespace {

using core::PatternKind;

/// What is known of, or asked for, at one end of a literal, from least to most.
enum class Edge : std::uint8_t { any, boundary, text_end };

/// A literal with its ends: `word "x"` has boundaries, `starts "x"` has the text's begin on its left.
struct Framed {
  std::string_view text;
  Edge left = Edge::any;
  Edge right = Edge::any;
};

bool is_mention(PatternKind kind) {
  return kind == PatternKind::mention || kind == PatternKind::mention_below;
}

Framed frame(const ir::Pattern& pattern) {
  switch (pattern.kind) {
    case PatternKind::word:
      return {pattern.text, Edge::boundary, Edge::boundary};
    case PatternKind::starts:
      return {pattern.text, Edge::text_end, Edge::any};
    case PatternKind::starts_word:
      return {pattern.text, Edge::text_end, Edge::boundary};
    case PatternKind::ends:
      return {pattern.text, Edge::any, Edge::text_end};
    case PatternKind::ends_word:
      return {pattern.text, Edge::boundary, Edge::text_end};
    case PatternKind::is:
      return {pattern.text, Edge::text_end, Edge::text_end};
    case PatternKind::template_:
    case PatternKind::regex:
      return {pattern.automaton->required_literal, Edge::any, Edge::any};
    default:
      return {pattern.text, Edge::any, Edge::any};
  }
}

// Letters of other scripts count as letters here, so that a boundary is only claimed where there surely is one.
bool may_be_letter_or_digit(char c) {
  return is_letter_or_digit(c) || !is_ascii(c);
}

// What is known at an end of an occurrence that has `beside` next to it inside the literal.
Edge edge_at(char beside) {
  return may_be_letter_or_digit(beside) ? Edge::any : Edge::boundary;
}

bool fits_at(const Framed& part, std::size_t at, const Framed& whole) {
  const std::size_t end = at + part.text.size();
  const Edge left = at == 0 ? whole.left : edge_at(whole.text[at - 1]);
  const Edge right = end == whole.text.size() ? whole.right : edge_at(whole.text[end]);
  return left >= part.left && right >= part.right;
}

bool occurs_in(const Framed& part, const Framed& whole) {
  for (std::size_t at = whole.text.find(part.text); at != std::string_view::npos;
       at = whole.text.find(part.text, at + 1))
    if (fits_at(part, at, whole)) return true;
  return false;
}

// `mentions mx.a.example` puts a host below a.example into the text.
bool mention_implies(const ir::Pattern& a, const ir::Pattern& b) {
  if (b.kind == PatternKind::mention) return a.kind == PatternKind::mention && a.text == b.text;
  return a.text.ends_with(b.text) && a.text.size() >= b.text.size();
}

}  // namespace

bool implies(const ir::Pattern& a, const ir::Pattern& b) {
  if (a.kind == b.kind && a.text == b.text) return true;
  if (is_automaton(b.kind)) return false;
  if (is_mention(b.kind)) return is_mention(a.kind) && mention_implies(a, b);
  return !b.text.empty() && occurs_in(frame(b), frame(a));
}

bool excludes(const ir::Pattern& a, const ir::Pattern& b) {
  if (a.kind != PatternKind::is) return b.kind == PatternKind::is && excludes(b, a);
  if (is_automaton(b.kind) || is_mention(b.kind)) return false;
  // A text that is known as a whole either holds the other literal or excludes it; a boundary that is not sure because
  // of letters beyond ASCII leaves it open.
  const bool sure = std::ranges::none_of(a.text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  return sure && !implies(a, b);
}

}  // namespace carom::compiler
