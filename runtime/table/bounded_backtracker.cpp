// What was visited from an earlier begin without a match leads to none from a later one either, so that the marks stay
// for the whole search.
#include "runtime/table/bounded_backtracker.h"

#include <algorithm>

namespace carom::table {

using core::NfaInstruction;
using core::NfaOp;

std::optional<bool> BoundedBacktracker::search(std::span<const NfaInstruction> automaton, const FirstBytes& first,
                                               std::uint32_t hole_count, core::MatchChoice choice,
                                               std::string_view text, core::NfaMatch& match) {
  automaton_ = automaton;
  text_ = text;
  wants_longest_ = choice == core::MatchChoice::leftmost_longest;
  const std::size_t states = automaton.size() * (text.size() + 1);
  if (states > kMostStates || (wants_longest_ && hole_count != 0)) return std::nullopt;
  visited_.assign((states + 63) / 64, 0);
  slots_.assign(2 * std::size_t{hole_count}, 0);
  for (std::size_t begin = first.next(text, 0); begin <= text.size(); begin = first.next(text, begin + 1)) {
    if (!try_from(static_cast<std::uint32_t>(begin))) continue;
    match.whole = {static_cast<std::uint32_t>(begin), end_};
    match.holes.clear();
    for (std::size_t slot = 0; slot < slots_.size(); slot += 2) match.holes.push_back({slots_[slot], slots_[slot + 1]});
    return true;
  }
  return false;
}

bool BoundedBacktracker::is_first_visit(std::uint32_t at, std::uint32_t position) {
  const std::size_t state = std::size_t{position} * automaton_.size() + at;
  std::uint64_t& word = visited_[state / 64];
  const std::uint64_t bit = std::uint64_t{1} << (state % 64);
  const bool is_first = (word & bit) == 0;
  word |= bit;
  return is_first;
}

bool BoundedBacktracker::try_from(std::uint32_t begin) {
  bool found = false;
  end_ = begin;
  stack_.clear();
  stack_.push_back({.at = 0, .position = begin});
  while (!stack_.empty()) {
    const Step step = stack_.back();
    stack_.pop_back();
    if (step.gives_back)
      slots_[step.at] = step.position;
    else
      found |= follow(step.at, step.position);
    if (found && !wants_longest_) return true;
  }
  return found;
}

bool BoundedBacktracker::follow(std::uint32_t at, std::uint32_t position) {
  while (is_first_visit(at, position)) {
    const NfaInstruction& instruction = automaton_[at];
    switch (instruction.op) {
      case NfaOp::byte_range:
        if (!reads(instruction, position)) return false;
        ++position;
        break;
      case NfaOp::match:
        end_ = wants_longest_ ? std::max(end_, position) : position;
        return true;
      case NfaOp::split:
        stack_.push_back({.at = instruction.alternative, .position = position});
        break;
      case NfaOp::save:
        stack_.push_back({.at = instruction.slot, .position = slots_[instruction.slot], .gives_back = true});
        slots_[instruction.slot] = position;
        break;
      default:
        if (!core::holds_at(instruction, text_, position)) return false;
    }
    at = instruction.next;
  }
  return false;
}

bool BoundedBacktracker::reads(const NfaInstruction& instruction, std::uint32_t position) const {
  if (position >= text_.size()) return false;
  const auto byte = static_cast<std::uint8_t>(text_[position]);
  return instruction.low <= byte && byte <= instruction.high;
}

}  // namespace carom::table
