// Which instructions of an automaton every accepting path passes (Cooper, Harvey and Kennedy, "A Simple, Fast Dominance
// Algorithm", 2001).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "runtime/core/nfa.h"

namespace carom::table {

/// Of one automaton, which is borrowed and not empty. O(instructions): automata are nearly chains, and of one that is
/// not, after kMostSteps an instruction, nothing is known.
class Dominators {
 public:
  static constexpr std::size_t kMostSteps = 256;

  explicit Dominators(std::span<const core::NfaInstruction> automaton);

  [[nodiscard]] std::span<const core::NfaInstruction> automaton() const { return automaton_; }
  /// Instructions that every match passes, the first instruction first, the accepting one last; empty if none can
  /// match, more than one accepts, or nothing is known.
  [[nodiscard]] const std::vector<std::uint32_t>& chain() const { return chain_; }
  /// The instructions that lead to `at` directly.
  [[nodiscard]] const std::vector<std::uint32_t>& parents(std::uint32_t at) const { return parents_[at]; }

 private:
  template <class Visit>
  void for_each_successor(std::uint32_t at, Visit visit) const;
  void number_in_postorder();
  bool improve();
  [[nodiscard]] std::uint32_t intersect(std::uint32_t one, std::uint32_t other);
  [[nodiscard]] std::vector<std::uint32_t> chain_to_match() const;

  std::span<const core::NfaInstruction> automaton_;
  std::vector<std::uint32_t> number_;  // in postorder; kNone: not reached
  std::vector<std::uint32_t> postorder_;
  std::vector<std::vector<std::uint32_t>> parents_;
  std::vector<std::uint32_t> dominator_;
  std::size_t steps_left_;
  std::vector<std::uint32_t> chain_;
};

}  // namespace carom::table
