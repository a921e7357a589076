// States hold what waits before assertions are decided, because these depend on the byte that follows.
#include "runtime/table/lazy_automaton.h"

#include <algorithm>
#include <bitset>
#include <utility>

#include "support/ascii.h"

namespace carom::table {
namespace {

using core::NfaInstruction;
using core::NfaOp;

bool asks_for_words(const NfaInstruction& instruction) {
  return instruction.op == NfaOp::assert_word || instruction.op == NfaOp::assert_not_word;
}

bool asks_for_tokens(const NfaInstruction& instruction) {
  return instruction.op == NfaOp::assert_token_begin || instruction.op == NfaOp::assert_token_end;
}

// Vectors grow by doubling, and a hash table has nodes and buckets.
constexpr std::size_t kVectorGrowth = 2;
constexpr std::size_t kBytesOfNode = 160;

}  // namespace

LazyAutomaton::LazyAutomaton(std::span<const NfaInstruction> automaton, std::size_t& bytes_left)
    : automaton_(automaton), bytes_left_(bytes_left) {
  given_up_ = automaton.empty() || !take(automaton.size() * 3 * sizeof(std::uint32_t));  // seen_, closed_, stack_
  if (given_up_) return;
  asks_tokens_ = std::ranges::any_of(automaton, asks_for_tokens);
  asks_words_ = std::ranges::any_of(automaton, asks_for_words);
  class_bytes();
  seen_.resize(automaton.size());
  std::vector<std::uint32_t> start{0};
  if (state_of(start, true, false) == kGivenUp) give_up();
}

bool LazyAutomaton::take(std::size_t bytes) {
  if (bytes > bytes_left_ || bytes > kMostBytes - bytes_) return false;
  bytes_left_ -= bytes;
  bytes_ += bytes;
  return true;
}

void LazyAutomaton::give_up() {
  given_up_ = true;
  bytes_left_ += std::exchange(bytes_, 0);
  kernels_ = {};
  next_ = {};
  known_ = {};
  closed_ = {};
  stack_ = {};
  seen_ = {};
}

/// Bytes that no instruction tells apart share a class.
void LazyAutomaton::class_bytes() {
  std::bitset<257> cuts;
  const auto cut = [&](std::size_t low, std::size_t high) { cuts.set(low).set(high + 1); };
  for (const NfaInstruction& instruction : automaton_)
    if (instruction.op == NfaOp::byte_range && instruction.low <= instruction.high)
      cut(instruction.low, instruction.high);
  if (asks_words_) {
    cut('0', '9');
    cut('A', 'Z');
    cut('_', '_');
    cut('a', 'z');
  }
  for (std::size_t byte = 0; byte < 256; ++byte) {
    if (byte == 0 || cuts[byte]) byte_of_class_.push_back(static_cast<std::uint8_t>(byte));
    class_of_[byte] = static_cast<std::uint16_t>(byte_of_class_.size() - 1);
  }
  stride_ = static_cast<std::uint32_t>(byte_of_class_.size()) + 1;
}

std::optional<bool> LazyAutomaton::matches(std::string_view text) {
  if (given_up_) return std::nullopt;
  State state = 0;
  for (std::size_t i = 0; i < text.size() && state >= 0;) {
    state = follow_known(state, text, i);
    if (i < text.size()) state = next_of(state, class_of_[static_cast<unsigned char>(text[i++])]);
  }
  if (state >= 0) state = next_of(state, stride_ - 1);
  if (state == kGivenUp) give_up();
  if (state == kMatched && !asks_tokens_) return true;
  return state >= 0 ? std::optional(false) : std::nullopt;
}

/// With what it reads at hand: a member could be written to meanwhile, as far as a compiler knows.
LazyAutomaton::State LazyAutomaton::follow_known(State state, std::string_view text, std::size_t& place) const {
  const State* const next = next_.data();
  const std::size_t stride = stride_;
  std::size_t i = place;
  for (; i < text.size(); ++i) {
    const State behind =
        next[static_cast<std::size_t>(state) * stride + class_of_[static_cast<unsigned char>(text[i])]];
    if (behind < 0) break;
    state = behind;
  }
  place = i;
  return state;
}

LazyAutomaton::State LazyAutomaton::next_of(State state, std::uint32_t symbol) {
  const std::size_t edge = static_cast<std::size_t>(state) * stride_ + symbol;
  if (next_[edge] != kUnknown) return next_[edge];
  const State next = compute(state, symbol);
  return next_[edge] = next;
}

LazyAutomaton::State LazyAutomaton::compute(State state, std::uint32_t symbol) {
  if (close(state, symbol)) return kMatched;
  if (symbol == stride_ - 1) return state;  // the text ends without a match
  const std::uint8_t byte = byte_of_class_[symbol];
  std::vector<std::uint32_t> kernel{0};  // a match may begin behind this byte
  for (const std::uint32_t at : closed_)
    if (automaton_[at].op == NfaOp::byte_range && automaton_[at].low <= byte && byte <= automaton_[at].high)
      kernel.push_back(automaton_[at].next);
  return state_of(kernel, false, asks_words_ && is_word_character(static_cast<char>(byte)));
}

bool LazyAutomaton::close(State state, std::uint32_t symbol) {
  closed_.clear();
  stack_ = kernels_[static_cast<std::size_t>(state)].at;
  if (++round_ == 0) {
    std::ranges::fill(seen_, 0U);
    round_ = 1;
  }
  while (!stack_.empty()) {
    const std::uint32_t at = stack_.back();
    stack_.pop_back();
    if (seen_[at] == round_) continue;
    seen_[at] = round_;
    const NfaInstruction& instruction = automaton_[at];
    if (instruction.op == NfaOp::match) return true;
    if (instruction.op == NfaOp::byte_range) {
      closed_.push_back(at);
    } else if (holds(instruction, state, symbol)) {
      if (instruction.op == NfaOp::split) stack_.push_back(instruction.alternative);
      stack_.push_back(instruction.next);
    }
  }
  return false;
}

bool LazyAutomaton::holds(const NfaInstruction& instruction, State state, std::uint32_t symbol) const {
  const Kernel& kernel = kernels_[static_cast<std::size_t>(state)];
  const bool ends = symbol == stride_ - 1;
  switch (instruction.op) {
    case NfaOp::assert_begin:
      return kernel.begins;
    case NfaOp::assert_end:
      return ends;
    case NfaOp::assert_word:
    case NfaOp::assert_not_word: {
      const bool before_word = !ends && is_word_character(static_cast<char>(byte_of_class_[symbol]));
      return (kernel.behind_word != before_word) == (instruction.op == NfaOp::assert_word);
    }
    default:
      return true;
  }
}

LazyAutomaton::State LazyAutomaton::state_of(std::vector<std::uint32_t>& kernel, bool begins, bool behind_word) {
  std::ranges::sort(kernel);
  const auto repeated = std::ranges::unique(kernel);
  kernel.erase(repeated.begin(), repeated.end());
  std::string key(reinterpret_cast<const char*>(kernel.data()), kernel.size() * sizeof(std::uint32_t));
  key += static_cast<char>((begins ? 1 : 0) + (behind_word ? 2 : 0));
  if (const auto known = known_.find(key); known != known_.end()) return known->second;
  const std::size_t of_kernel = 2 * kernel.size() * sizeof(std::uint32_t);  // once more in the key
  if (kernels_.size() == kMostStates ||
      !take(kVectorGrowth * (stride_ * sizeof(State) + sizeof(Kernel)) + of_kernel + kBytesOfNode))
    return kGivenUp;
  const auto state = static_cast<State>(kernels_.size());
  known_.emplace(std::move(key), state);
  kernels_.push_back({std::move(kernel), begins, behind_word});
  next_.resize(next_.size() + stride_, kUnknown);
  return state;
}

}  // namespace carom::table
