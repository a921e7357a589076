// Reachability of `match` over (instruction, what was read last, what must be read next).
#include "compiler/pattern/satisfiable.h"

#include <cstdint>
#include <optional>
#include <vector>

#include "support/ascii.h"

namespace carom::compiler {
namespace {

using core::NfaInstruction;
using core::NfaOp;

enum class Last : std::uint8_t { nothing, word, other };
enum class Next : std::uint8_t { anything, word, not_word, nothing };

struct State {
  std::uint32_t at = 0;
  Last last = Last::nothing;
  Next next = Next::anything;
};

bool holds_byte(const NfaInstruction& range, bool word) {
  for (unsigned byte = range.low; byte <= range.high; ++byte)
    if (is_word_character(static_cast<char>(byte)) == word) return true;
  return false;
}

/// Both demands at once; nothing if no text meets both.
std::optional<Next> both(Next a, Next b) {
  if (a == b || b == Next::anything) return a;
  if (a == Next::anything) return b;
  if (a == Next::word || b == Next::word) return std::nullopt;
  return Next::nothing;
}

class Walk {
 public:
  explicit Walk(std::span<const NfaInstruction> program) : program_(program), seen_(program.size() * 12, false) {}

  bool reaches_match() {
    for (const Last last : {Last::nothing, Last::word, Last::other}) visit({0, last, Next::anything});
    while (!stack_.empty()) {
      const State state = stack_.back();
      stack_.pop_back();
      if (program_[state.at].op == NfaOp::match) return true;
      follow(state, program_[state.at]);
    }
    return false;
  }

 private:
  void visit(State state) {
    const std::size_t index =
        (state.at * std::size_t{3} + static_cast<std::size_t>(state.last)) * 4 + static_cast<std::size_t>(state.next);
    if (seen_[index]) return;
    seen_[index] = true;
    stack_.push_back(state);
  }

  void visit_with(State state, const NfaInstruction& instruction, Next demand) {
    if (const auto next = both(state.next, demand)) visit({instruction.next, state.last, *next});
  }

  void follow(State state, const NfaInstruction& instruction) {
    const bool behind_word = state.last == Last::word;
    switch (instruction.op) {
      case NfaOp::byte_range:
        return read(state, instruction);
      case NfaOp::assert_begin:
        if (state.last == Last::nothing) visit({instruction.next, state.last, state.next});
        return;
      case NfaOp::assert_end:
        return visit_with(state, instruction, Next::nothing);
      case NfaOp::assert_word:
        return visit_with(state, instruction, behind_word ? Next::not_word : Next::word);
      case NfaOp::assert_not_word:
        return visit_with(state, instruction, behind_word ? Next::word : Next::not_word);
      case NfaOp::split:
        visit({instruction.alternative, state.last, state.next});
        [[fallthrough]];
      default:
        visit({instruction.next, state.last, state.next});
    }
  }

  void read(State state, const NfaInstruction& range) {
    if (state.next == Next::nothing) return;
    if (state.next != Next::not_word && holds_byte(range, true)) visit({range.next, Last::word, Next::anything});
    if (state.next != Next::word && holds_byte(range, false)) visit({range.next, Last::other, Next::anything});
  }

  std::span<const NfaInstruction> program_;
  std::vector<bool> seen_;
  std::vector<State> stack_;
};

}  // namespace

bool is_satisfiable(std::span<const core::NfaInstruction> program) {
  return Walk(program).reaches_match();
}

}  // namespace carom::compiler
