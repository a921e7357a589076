// Dominators that read one byte and are entered from nowhere else but their neighbour make a literal.
#include "runtime/table/mandatory_literals.h"

#include <cstdint>

namespace carom::table {
namespace {

using core::NfaInstruction;
using core::NfaOp;

constexpr std::uint32_t kNone = 0xFFFFFFFF;

bool reads_one_byte(const NfaInstruction& instruction) {
  return instruction.op == NfaOp::byte_range && instruction.low == instruction.high;
}

}  // namespace

MandatoryLiterals::MandatoryLiterals(const Dominators& dominators) {
  const std::span<const NfaInstruction> automaton = dominators.automaton();
  std::uint32_t before = kNone;  // the chain's last instruction, if a literal can go on behind it
  for (const std::uint32_t at : dominators.chain()) {
    if (!reads_one_byte(automaton[at])) {
      before = kNone;
      continue;
    }
    const auto& parents = dominators.parents(at);
    const bool goes_on = before != kNone && parents.size() == 1 && parents.front() == before;
    if (!goes_on) literals_.emplace_back();
    literals_.back() += static_cast<char>(automaton[at].low);
    before = at;
  }
}

}  // namespace carom::table
