// Parse, emit, and tell what is known of the result; the two kinds of pattern differ only in their parsers.
#include "compiler/pattern/compile_pattern.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "compiler/pattern/emit_nfa.h"
#include "compiler/pattern/parse_regex.h"
#include "compiler/pattern/parse_template.h"
#include "compiler/pattern/required_literal.h"
#include "compiler/pattern/satisfiable.h"
#include "runtime/core/image_limits.h"
#include "support/counted.h"
#include "support/utf8.h"

namespace carom::compiler {
namespace {

using core::MatchChoice;

bool matches_empty_text(const CompiledPattern& pattern) {
  core::NfaScratch scratch;
  core::NfaMatch match;
  const auto holes = static_cast<std::uint32_t>(pattern.holes.size());
  return core::search(pattern.instructions, holes, MatchChoice::leftmost_longest, "", 0, scratch, match);
}

std::expected<CompiledPattern, PatternError> finish(const PatternNode& tree, std::vector<PatternHole> holes,
                                                    std::uint32_t size, const Limits& limits) {
  const auto too_large = [size](std::string message) {
    return std::unexpected(PatternError{PatternErrorKind::limit, {0, size}, std::move(message)});
  };
  auto instructions = emit_nfa(tree, limits.regex_states);
  if (!instructions)
    return too_large(
        fmt::format("this pattern needs more than {}, which is the limit; shorten its repetitions or split it",
                    counted(limits.regex_states, "state", "states")));
  if (instructions->size() * holes.size() > core::image_limits::pattern_captures)
    return too_large(
        fmt::format("this pattern has {} and {}, {} together, more than the limit of {}; use fewer holes or split it",
                    counted(instructions->size(), "state", "states"), counted(holes.size(), "hole", "holes"),
                    instructions->size() * holes.size(), core::image_limits::pattern_captures));
  CompiledPattern pattern{*std::move(instructions), std::move(holes), required_literal(tree), {}};
  pattern.facts.matches_empty_text = matches_empty_text(pattern);
  pattern.facts.never_matches = !is_satisfiable(pattern.instructions);
  return pattern;
}

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return !is_utf8_continuation(c); }));
}

}  // namespace

std::expected<CompiledPattern, PatternError> compile_regex(std::string_view pattern, const Limits& limits) {
  const auto size = static_cast<std::uint32_t>(pattern.size());
  if (const std::size_t characters = count_characters(pattern); characters > limits.regex_characters)
    return std::unexpected(PatternError{
        PatternErrorKind::limit,
        {0, size},
        fmt::format("this pattern has {} characters, more than the limit of {}", characters, limits.regex_characters)});
  const auto tree = parse_regex(pattern, limits);
  if (!tree) return std::unexpected(tree.error());
  return finish(*tree, {}, size, limits);
}

std::expected<CompiledPattern, PatternError> compile_template(std::string_view text, const Limits& limits) {
  auto parsed = parse_template(text, limits);
  if (!parsed) return std::unexpected(parsed.error());
  return finish(parsed->tree, std::move(parsed->holes), static_cast<std::uint32_t>(text.size()), limits);
}

}  // namespace carom::compiler
