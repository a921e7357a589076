// What a regular expression or template says, before it becomes instructions. Small, built by the two parsers.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "compiler/pattern/code_point_set.h"
#include "runtime/core/nfa.h"

namespace carom::compiler {

enum class NodeKind : std::uint8_t {
  one_of,     ///< one code point of `set`, which is not empty
  sequence,   ///< `children` one after the other; none: the empty text
  either,     ///< one of `children`, the first ones preferred
  repeat,     ///< children[0], `min` to `max` times
  assertion,  ///< `op`, which reads nothing
  hole,       ///< children[0], whose span hole `slot` takes
};

inline constexpr std::uint32_t kUnlimited = 0xFFFFFFFF;

struct PatternNode {
  NodeKind kind = NodeKind::sequence;
  core::NfaOp op = core::NfaOp::assert_begin;
  std::uint8_t slot = 0;  ///< of a hole its number, of a token assertion its TokenKind
  bool shortest = false;  ///< repeat: few before many
  std::uint32_t min = 0;
  std::uint32_t max = 0;
  CodePointSet set{};
  std::vector<PatternNode> children{};
};

[[nodiscard]] inline PatternNode one_of(CodePointSet set) {
  PatternNode node{.kind = NodeKind::one_of};
  node.set = std::move(set);
  return node;
}
[[nodiscard]] inline PatternNode one_code_point(char32_t c) {
  return one_of({{c, c}});
}
[[nodiscard]] inline PatternNode any_code_point() {
  return one_of({{0, kLastCodePoint}});
}
[[nodiscard]] inline PatternNode assertion(core::NfaOp op, std::uint8_t slot = 0) {
  return {.kind = NodeKind::assertion, .op = op, .slot = slot};
}
[[nodiscard]] inline PatternNode repeat(PatternNode child, std::uint32_t min, std::uint32_t max, bool shortest) {
  PatternNode node{.kind = NodeKind::repeat, .shortest = shortest, .min = min, .max = max};
  node.children.push_back(std::move(child));
  return node;
}

}  // namespace carom::compiler
