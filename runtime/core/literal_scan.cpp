// The automaton is built complete: failure links are folded into the table, so that a scan takes one look-up a byte.
#include "runtime/core/literal_scan.h"

#include <algorithm>
#include <deque>

namespace carom::core {

/// Bytes that no literal holds share class 0; every other byte has its own.
void LiteralScan::number_bytes(std::span<const std::string_view> literals) {
  for (const std::string_view literal : literals)
    for (const char c : literal) byte_class_[static_cast<unsigned char>(c)] = 1;
  for (std::uint16_t& klass : byte_class_)
    if (klass != 0) klass = static_cast<std::uint16_t>(class_count_++);
}

std::uint32_t LiteralScan::add_state() {
  next_.resize(next_.size() + class_count_, kNone);
  first_output_.push_back(kNone);
  return static_cast<std::uint32_t>(first_output_.size() - 1);
}

void LiteralScan::add_literal(std::string_view literal, std::uint32_t number) {
  std::uint32_t state = 0;
  for (const char c : literal) {
    const std::size_t edge = std::size_t{state} * class_count_ + byte_class_[static_cast<unsigned char>(c)];
    if (next_[edge] == kNone) {
      const std::uint32_t added = add_state();
      next_[edge] = added;
    }
    state = next_[edge];
  }
  outputs_.push_back(number);
  chain_.push_back(first_output_[state]);
  first_output_[state] = static_cast<std::uint32_t>(outputs_.size() - 1);
}

/// Ends the chain of `state`, whose own literals are longer, with the outputs of its longest proper suffix.
void LiteralScan::append_outputs(std::uint32_t state, std::uint32_t suffix) {
  std::uint32_t* end = &first_output_[state];
  while (*end != kNone) end = &chain_[*end];
  *end = first_output_[suffix];
}

/// Breadth first, so that a state's suffix is complete before the state is.
void LiteralScan::fold_failure_links() {
  std::vector<std::uint32_t> suffix(first_output_.size(), 0);
  std::deque<std::uint32_t> queue{0};
  while (!queue.empty()) {
    const std::uint32_t state = queue.front();
    queue.pop_front();
    if (state != 0) append_outputs(state, suffix[state]);
    for (std::uint32_t klass = 0; klass < class_count_; ++klass) {
      std::uint32_t& edge = next_[std::size_t{state} * class_count_ + klass];
      const std::uint32_t fallback = state == 0 ? 0 : next_[std::size_t{suffix[state]} * class_count_ + klass];
      if (edge == kNone) {
        edge = fallback;
      } else {
        suffix[edge] = fallback;
        queue.push_back(edge);
      }
    }
  }
}

LiteralScan::LiteralScan(std::span<const std::string_view> literals) {
  number_bytes(literals);
  add_state();
  for (std::size_t i = 0; i < literals.size(); ++i)
    if (!literals[i].empty()) add_literal(literals[i], static_cast<std::uint32_t>(i));
  fold_failure_links();
}

}  // namespace carom::core
