// Assertions are taken as true, which allows more.
#include "runtime/table/first_bytes.h"

#include <cstdint>
#include <vector>

namespace carom::table {

using core::NfaInstruction;
using core::NfaOp;

FirstBytes::FirstBytes(std::span<const NfaInstruction> automaton) {
  if (automaton.empty()) return;
  std::vector<bool> seen(automaton.size());
  std::vector<std::uint32_t> stack{0};
  while (!stack.empty()) {
    const std::uint32_t at = stack.back();
    stack.pop_back();
    if (seen[at]) continue;
    seen[at] = true;
    const NfaInstruction& instruction = automaton[at];
    if (instruction.op == NfaOp::match) {
      may_be_empty_ = true;
    } else if (instruction.op == NfaOp::byte_range) {
      for (std::size_t byte = instruction.low; byte <= instruction.high; ++byte) bytes_.set(byte);
    } else {
      stack.push_back(instruction.next);
      if (instruction.op == NfaOp::split) stack.push_back(instruction.alternative);
    }
  }
}

}  // namespace carom::table
