// Emission runs from the end to the begin: each construct is told what comes next and gives back its entry, so nothing
// is patched later. A last pass puts the entry first and the rest in the order of reading.
#include "compiler/pattern/emit_nfa.h"

#include <algorithm>
#include <ranges>
#include <utility>

#include "compiler/pattern/utf8_sequences.h"
#include "support/check.h"

namespace carom::compiler {
namespace {

using core::NfaInstruction;
using core::NfaOp;

class Emitter {
 public:
  explicit Emitter(std::uint32_t most_states) : most_states_(most_states) {}

  std::uint32_t put(NfaInstruction instruction) {
    if (!is_full()) instructions_.push_back(instruction);
    return static_cast<std::uint32_t>(instructions_.size() - 1);
  }

  std::uint32_t emit(const PatternNode& node, std::uint32_t next) {
    if (is_full()) return next;
    switch (node.kind) {
      case NodeKind::one_of:
        return emit_set(node.set, next);
      case NodeKind::sequence:
        for (const PatternNode& child : node.children | std::views::reverse) next = emit(child, next);
        return next;
      case NodeKind::either:
        return emit_either(node, next);
      case NodeKind::repeat:
        return emit_repeat(node, next);
      case NodeKind::assertion:
        return put({node.op, 0, 0, node.slot, next, 0});
      case NodeKind::hole:
        return emit_hole(node, next);
    }
    std::unreachable();
  }

  [[nodiscard]] bool is_full() const { return instructions_.size() > most_states_; }
  [[nodiscard]] const std::vector<NfaInstruction>& instructions() const { return instructions_; }

 private:
  std::uint32_t put_split(std::uint32_t preferred, std::uint32_t other) {
    return put({NfaOp::split, 0, 0, 0, preferred, other});
  }

  std::uint32_t emit_either(const PatternNode& node, std::uint32_t next) {
    std::uint32_t entry = emit(node.children.back(), next);
    for (const PatternNode& child : node.children | std::views::reverse | std::views::drop(1))
      entry = put_split(emit(child, next), entry);
    return entry;
  }

  std::uint32_t emit_hole(const PatternNode& node, std::uint32_t next) {
    const auto begin_slot = static_cast<std::uint8_t>(2 * node.slot);
    const std::uint32_t end = put({NfaOp::save, 0, 0, static_cast<std::uint8_t>(begin_slot + 1), next, 0});
    return put({NfaOp::save, 0, 0, begin_slot, emit(node.children.front(), end), 0});
  }

  std::uint32_t emit_repeat(const PatternNode& node, std::uint32_t next) {
    const std::uint32_t entry = node.max == kUnlimited ? emit_loop(node, next) : emit_optional(node, next);
    return emit_copies(node.children.front(), node.min, entry);
  }

  /// A body that emits nothing is not asked a thousand times.
  std::uint32_t emit_copies(const PatternNode& body, std::uint32_t count, std::uint32_t next) {
    for (std::uint32_t i = 0; i < count && !is_full(); ++i) {
      const std::uint32_t entry = emit(body, next);
      if (entry == next) break;
      next = entry;
    }
    return next;
  }

  std::uint32_t emit_loop(const PatternNode& node, std::uint32_t next) {
    const std::uint32_t split = put_split(next, next);
    const std::uint32_t body = emit(node.children.front(), split);
    if (is_full()) return next;
    instructions_[split].next = node.shortest ? next : body;
    instructions_[split].alternative = node.shortest ? body : next;
    return split;
  }

  /// x{0,3} as (x(x(x)?)?)?
  std::uint32_t emit_optional(const PatternNode& node, std::uint32_t next) {
    std::uint32_t entry = next;
    for (std::uint32_t i = node.min; i < node.max && !is_full(); ++i) {
      const std::uint32_t body = emit(node.children.front(), entry);
      if (body == entry) break;
      entry = node.shortest ? put_split(next, body) : put_split(body, next);
    }
    return entry;
  }

  std::uint32_t emit_set(const CodePointSet& set, std::uint32_t next) {
    known_bytes_.clear();
    std::vector<std::uint32_t> entries;
    for (const Utf8Sequence& sequence : utf8_sequences(set)) {
      const std::uint32_t entry = emit_bytes(sequence, next);
      if (entries.empty() || entries.back() != entry) entries.push_back(entry);
    }
    CAROM_CHECK(!entries.empty(), "a class without a character is refused when it is parsed");
    std::uint32_t entry = entries.back();
    for (const std::uint32_t other : entries | std::views::reverse | std::views::drop(1))
      entry = put_split(other, entry);
    return entry;
  }

  std::uint32_t emit_bytes(const Utf8Sequence& sequence, std::uint32_t next) {
    for (std::size_t i = sequence.size; i-- > 0;) next = shared_byte(sequence.bytes[i], next);
    return next;
  }

  /// Sequences of one set end alike; equal ends are emitted once.
  std::uint32_t shared_byte(ByteRange range, std::uint32_t next) {
    for (const std::uint32_t known : known_bytes_) {
      const NfaInstruction& instruction = instructions_[known];
      if (instruction.low == range.low && instruction.high == range.high && instruction.next == next) return known;
    }
    const std::uint32_t added = put({NfaOp::byte_range, range.low, range.high, 0, next, 0});
    known_bytes_.push_back(added);
    return added;
  }

  std::uint32_t most_states_;
  std::vector<NfaInstruction> instructions_;
  std::vector<std::uint32_t> known_bytes_;
};

/// Renumbers what `entry` reaches in the order of reading, entry first.
std::vector<NfaInstruction> in_order(const std::vector<NfaInstruction>& instructions, std::uint32_t entry) {
  constexpr std::uint32_t kUnseen = 0xFFFFFFFF;
  std::vector<std::uint32_t> place(instructions.size(), kUnseen);
  std::vector<std::uint32_t> order;
  std::vector<std::uint32_t> stack{entry};
  while (!stack.empty()) {
    const std::uint32_t at = stack.back();
    stack.pop_back();
    if (place[at] != kUnseen) continue;
    place[at] = static_cast<std::uint32_t>(order.size());
    order.push_back(at);
    if (instructions[at].op == NfaOp::split) stack.push_back(instructions[at].alternative);
    if (instructions[at].op != NfaOp::match) stack.push_back(instructions[at].next);
  }
  std::vector<NfaInstruction> ordered;
  for (const std::uint32_t at : order) {
    NfaInstruction instruction = instructions[at];
    if (instruction.op != NfaOp::match) instruction.next = place[instruction.next];
    if (instruction.op == NfaOp::split) instruction.alternative = place[instruction.alternative];
    ordered.push_back(instruction);
  }
  return ordered;
}

}  // namespace

std::optional<std::vector<NfaInstruction>> emit_nfa(const PatternNode& tree, std::uint32_t most_states) {
  Emitter emitter(most_states);
  const std::uint32_t match = emitter.put({NfaOp::match, 0, 0, 0, 0, 0});
  const std::uint32_t entry = emitter.emit(tree, match);
  if (emitter.is_full()) return std::nullopt;
  return in_order(emitter.instructions(), entry);
}

}  // namespace carom::compiler
