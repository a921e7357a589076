// Every accepting path passes the dominators of the accepting instruction, in order (Cooper, Harvey and Kennedy, "A
// Simple, Fast Dominance Algorithm", 2001). Dominators that read one byte and are entered from nowhere else but their
// neighbour make a literal.
#include "runtime/table/mandatory_literals.h"

#include <algorithm>
#include <array>

namespace carom::table {
namespace {

using core::NfaInstruction;
using core::NfaOp;

constexpr std::uint32_t kNone = 0xFFFFFFFF;

struct Successors {
  std::array<std::uint32_t, 2> to{};
  std::size_t count = 0;
};

Successors successors_of(const NfaInstruction& instruction) {
  if (instruction.op == NfaOp::match) return {};
  if (instruction.op == NfaOp::split) return {{instruction.next, instruction.alternative}, 2};
  return {{instruction.next, 0}, 1};
}

class Dominators {
 public:
  explicit Dominators(std::span<const NfaInstruction> automaton)
      : automaton_(automaton), number_(automaton.size(), kNone), parents_(automaton.size()) {
    number_in_postorder();
    for (const std::uint32_t at : postorder_)
      for_each_successor(at, [&](std::uint32_t to) { parents_[to].push_back(at); });
    dominator_.assign(automaton.size(), kNone);
    dominator_[0] = 0;
    while (improve()) {
    }
  }

  /// Instructions that every path to `at` passes, the first instruction first, `at` last.
  [[nodiscard]] std::vector<std::uint32_t> chain_to(std::uint32_t at) const {
    std::vector<std::uint32_t> chain{at};
    while (at != 0) chain.push_back(at = dominator_[at]);
    std::ranges::reverse(chain);
    return chain;
  }
  [[nodiscard]] const std::vector<std::uint32_t>& parents(std::uint32_t at) const { return parents_[at]; }
  [[nodiscard]] bool is_reached(std::uint32_t at) const { return number_[at] != kNone; }

 private:
  template <class Visit>
  void for_each_successor(std::uint32_t at, Visit visit) const {
    const Successors successors = successors_of(automaton_[at]);
    for (std::size_t i = 0; i < successors.count; ++i) visit(successors.to[i]);
  }

  void number_in_postorder() {
    struct Open {
      std::uint32_t at;
      std::size_t next;
    };
    std::vector<bool> seen(automaton_.size());
    std::vector<Open> open{{0, 0}};
    seen[0] = true;
    while (!open.empty()) {
      const Successors successors = successors_of(automaton_[open.back().at]);
      if (open.back().next == successors.count) {
        number_[open.back().at] = static_cast<std::uint32_t>(postorder_.size());
        postorder_.push_back(open.back().at);
        open.pop_back();
        continue;
      }
      const std::uint32_t to = successors.to[open.back().next++];
      if (!seen[to]) open.push_back({to, 0});
      seen[to] = true;
    }
  }

  bool improve() {
    bool changed = false;
    for (std::size_t i = postorder_.size() - 1; i-- > 0;) {
      std::uint32_t common = kNone;
      for (const std::uint32_t parent : parents_[postorder_[i]]) {
        if (dominator_[parent] == kNone) continue;
        common = common == kNone ? parent : intersect(common, parent);
      }
      changed |= dominator_[postorder_[i]] != common;
      dominator_[postorder_[i]] = common;
    }
    return changed;
  }

  [[nodiscard]] std::uint32_t intersect(std::uint32_t one, std::uint32_t other) const {
    while (one != other) {
      while (number_[one] < number_[other]) one = dominator_[one];
      while (number_[other] < number_[one]) other = dominator_[other];
    }
    return one;
  }

  std::span<const NfaInstruction> automaton_;
  std::vector<std::uint32_t> number_;  // in postorder; kNone: not reached
  std::vector<std::uint32_t> postorder_;
  std::vector<std::vector<std::uint32_t>> parents_;
  std::vector<std::uint32_t> dominator_;
};

bool reads_one_byte(const NfaInstruction& instruction) {
  return instruction.op == NfaOp::byte_range && instruction.low == instruction.high;
}

}  // namespace

MandatoryLiterals::MandatoryLiterals(std::span<const NfaInstruction> automaton) {
  if (automaton.empty()) return;
  const auto accept = std::ranges::find(automaton, NfaOp::match, &NfaInstruction::op);
  const bool accepts_once = std::ranges::count(automaton, NfaOp::match, &NfaInstruction::op) == 1;
  const Dominators dominators(automaton);
  const auto accepting = static_cast<std::uint32_t>(accept - automaton.begin());
  if (!accepts_once || !dominators.is_reached(accepting)) return;
  std::uint32_t before = kNone;  // the chain's last instruction, if a literal can go on behind it
  for (const std::uint32_t at : dominators.chain_to(accepting)) {
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
