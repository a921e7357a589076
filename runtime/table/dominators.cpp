// The iterative algorithm on reverse postorder.
#include "runtime/table/dominators.h"

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

}  // namespace

Dominators::Dominators(std::span<const NfaInstruction> automaton)
    : automaton_(automaton),
      number_(automaton.size(), kNone),
      parents_(automaton.size()),
      steps_left_(kMostSteps * automaton.size()) {
  number_in_postorder();
  for (const std::uint32_t at : postorder_)
    for_each_successor(at, [&](std::uint32_t to) { parents_[to].push_back(at); });
  dominator_.assign(automaton.size(), kNone);
  dominator_[0] = 0;
  while (improve()) {
  }
  if (steps_left_ != 0) chain_ = chain_to_match();
}

std::vector<std::uint32_t> Dominators::chain_to_match() const {
  const auto accept = std::ranges::find(automaton_, NfaOp::match, &NfaInstruction::op);
  auto at = static_cast<std::uint32_t>(accept - automaton_.begin());
  const bool accepts_once = std::ranges::count(automaton_, NfaOp::match, &NfaInstruction::op) == 1;
  if (!accepts_once || number_[at] == kNone) return {};
  std::vector<std::uint32_t> chain{at};
  while (at != 0) chain.push_back(at = dominator_[at]);
  std::ranges::reverse(chain);
  return chain;
}

template <class Visit>
void Dominators::for_each_successor(std::uint32_t at, Visit visit) const {
  const Successors successors = successors_of(automaton_[at]);
  for (std::size_t i = 0; i < successors.count; ++i) visit(successors.to[i]);
}

void Dominators::number_in_postorder() {
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

bool Dominators::improve() {
  bool changed = false;
  for (std::size_t i = postorder_.size() - 1; i-- > 0 && steps_left_ != 0;) {
    --steps_left_;
    std::uint32_t common = kNone;
    for (const std::uint32_t parent : parents_[postorder_[i]]) {
      if (dominator_[parent] == kNone) continue;
      common = common == kNone ? parent : intersect(common, parent);
    }
    changed |= dominator_[postorder_[i]] != common;
    dominator_[postorder_[i]] = common;
  }
  return changed && steps_left_ != 0;
}

std::uint32_t Dominators::intersect(std::uint32_t one, std::uint32_t other) {
  for (; one != other && steps_left_ != 0; --steps_left_) {
    std::uint32_t& behind = number_[one] < number_[other] ? one : other;
    behind = dominator_[behind];
  }
  return one;
}

}  // namespace carom::table
