// Verifies patterns and their automata: jump targets stay inside the pattern, slots belong to its holes.
#include <fmt/format.h>

#include "runtime/core/load_image.h"

namespace carom::core {
namespace {

bool takes_patterns(FieldType type) {
  return type == FieldType::text || type == FieldType::string || type == FieldType::host;
}

bool has_target(NfaOp op) {
  return op != NfaOp::match;
}

bool asks_for_token(NfaOp op) {
  return op == NfaOp::assert_token_begin || op == NfaOp::assert_token_end;
}

/// What is wrong with one instruction of an automaton of `instruction_count`; empty if nothing.
std::string_view fault_of(const NfaInstruction& instruction, std::uint32_t instruction_count,
                          std::uint32_t hole_count) {
  if (instruction.op > NfaOp::match) return "no such instruction";
  if (has_target(instruction.op) && instruction.next >= instruction_count)
    return "an instruction continues outside its automaton";
  if (instruction.op == NfaOp::split && instruction.alternative >= instruction_count)
    return "an instruction branches outside its automaton";
  if (instruction.op == NfaOp::save && instruction.slot >= 2 * hole_count)
    return "an instruction saves into a hole that does not exist";
  if (asks_for_token(instruction.op) && instruction.slot >= kTokenKindCount)
    return "an instruction asks for a kind of token that does not exist";
  return {};
}

Expected<void> verify_automaton(const ImageView& image, std::size_t row) {
  const PatternRow& pattern = image.patterns[row];
  if (pattern.nfa.count == 0) return damaged("patterns", row, "its automaton is empty");
  if (pattern.literal.size > pattern.nfa.count)
    return damaged("patterns", row, "its literal is longer than what its automaton reads");
  for (const NfaInstruction& instruction : image.nfa.subspan(pattern.nfa.first, pattern.nfa.count))
    if (const auto fault = fault_of(instruction, pattern.nfa.count, pattern.holes.count); !fault.empty())
      return damaged("patterns", row, fault);
  return {};
}

Expected<void> verify_pattern(const ImageView& image, std::size_t row) {
  const PatternRow& pattern = image.patterns[row];
  if (pattern.kind > PatternKind::regex) return damaged("patterns", row, "no such kind of pattern");
  if (pattern.field >= image.field_count() || !takes_patterns(image.field_type(pattern.field)))
    return damaged("patterns", row, fmt::format("field {} takes no patterns", pattern.field));
  if (!lies_within(pattern.literal, image))
    return damaged("patterns", row, "its literal lies outside the string section");
  if (!lies_within(pattern.nfa, image.nfa.size()) || !lies_within(pattern.holes, image.holes.size()))
    return damaged("patterns", row, "its automaton or its holes lie outside their sections");
  if (pattern.nfa.count > image_limits::pattern_instructions || pattern.holes.count > image_limits::pattern_holes)
    return damaged("patterns", row,
                   fmt::format("it has {} instructions and {} holes, expected at most {} and {}", pattern.nfa.count,
                               pattern.holes.count, image_limits::pattern_instructions, image_limits::pattern_holes));
  if (const std::uint64_t captures = std::uint64_t{pattern.nfa.count} * pattern.holes.count;
      captures > image_limits::pattern_captures)
    return damaged("patterns", row,
                   fmt::format("its instructions times its holes are {}, expected at most {}", captures,
                               image_limits::pattern_captures));
  if (is_automaton(pattern.kind)) return verify_automaton(image, row);
  return {};
}

}  // namespace

Expected<void> verify_patterns(const ImageView& image) {
  for (std::size_t i = 0; i < image.holes.size(); ++i) {
    if (!lies_within(image.holes[i].name, image))
      return damaged("holes", i, "its name lies outside the string section");
    if (image.holes[i].kind > HoleKind::reply) return damaged("holes", i, "no such kind of hole");
  }
  for (std::size_t i = 0; i < image.patterns.size(); ++i)
    if (auto pattern = verify_pattern(image, i); !pattern) return pattern;
  for (std::size_t i = 0; i < image.pattern_refs.size(); ++i)
    if (image.pattern_refs[i] >= image.patterns.size()) return damaged("pattern_refs", i, "no such pattern");
  return {};
}

}  // namespace carom::core
