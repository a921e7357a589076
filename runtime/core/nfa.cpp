// Threads stand in lists ordered by preference; an instruction joins a list once, so each text byte costs at most the
// length of the program.
#include "runtime/core/nfa.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "runtime/core/token_boundary.h"
#include "support/ascii.h"
#include "support/check.h"

namespace carom::core {
namespace {

bool is_word_boundary(std::string_view text, std::uint32_t position) {
  const bool before = position > 0 && is_word_character(text[position - 1]);
  const bool behind = position < text.size() && is_word_character(text[position]);
  return before != behind;
}

class PikeMachine {
 public:
  PikeMachine(std::span<const NfaInstruction> program, std::uint32_t hole_count, MatchChoice choice,
              std::string_view text, NfaScratch& scratch)
      : program_(program), stride_(1 + 2 * std::size_t{hole_count}), choice_(choice), text_(text), s_(scratch) {
    s_.seen.resize(std::max(s_.seen.size(), program.size()), 0);
    s_.row.resize(std::max(s_.row.size(), stride_));
    s_.steps = 0;
    clear(s_.now);
    new_generation();
    read_prefix();
  }

  bool run(std::uint32_t from, NfaMatch& match) {
    for (std::uint32_t position = from; position <= text_.size(); ++position) {
      if (!found_ && s_.now.at.empty()) position = next_start(position);
      if (position > text_.size()) break;
      if (!found_) add_start(position);
      if (s_.now.at.empty() && found_) break;
      new_generation();
      clear(s_.next);
      step(position, match);
      std::swap(s_.now, s_.next);
    }
    return found_;
  }

 private:
  /// The first place from `position` on where a match can begin; behind the text's end if there is none.
  [[nodiscard]] std::uint32_t next_start(std::uint32_t position) const {
    if (prefix_size_ == 0) return position;
    const std::size_t at = text_.find(std::string_view(prefix_.data(), prefix_size_), position);
    return static_cast<std::uint32_t>(std::min(at, text_.size() + 1));
  }

  /// Collects the bytes that every match begins with.
  void read_prefix() {
    std::uint32_t at = 0;
    for (std::size_t steps = 0; steps < program_.size() && prefix_size_ < prefix_.size(); ++steps) {
      const NfaInstruction& instruction = program_[at];
      if (instruction.op == NfaOp::split || instruction.op == NfaOp::match) return;
      if (instruction.op == NfaOp::byte_range) {
        if (instruction.low != instruction.high) return;
        prefix_[prefix_size_++] = static_cast<char>(instruction.low);
      }
      at = instruction.next;
    }
  }

  /// A stack entry with this bit gives a slot back its value, which lies below it on the stack.
  static constexpr std::uint32_t kRestore = 0x80000000;

  static void clear(NfaScratch::Threads& threads) {
    threads.at.clear();
    threads.slots.clear();
  }

  void new_generation() {
    if (++s_.generation != 0) return;
    std::ranges::fill(s_.seen, 0);
    s_.generation = 1;
  }

  void add_start(std::uint32_t position) {
    std::fill_n(s_.row.begin(), stride_, 0);
    s_.row[0] = position;
    add(s_.now, 0, position);
  }

  /// Lets every thread read the byte at `position`, the preferred ones first.
  void step(std::uint32_t position, NfaMatch& match) {
    for (std::size_t thread = 0; thread < s_.now.at.size(); ++thread) {
      const NfaInstruction& instruction = program_[s_.now.at[thread]];
      const std::uint32_t* slots = &s_.now.slots[thread * stride_];
      if (is_worse_than_found(slots[0], match)) break;
      if (instruction.op == NfaOp::match) {
        accept(slots, position, match);
        if (choice_ == MatchChoice::leftmost_first) break;
      } else if (reads(instruction, position)) {
        std::copy_n(slots, stride_, s_.row.begin());
        add(s_.next, instruction.next, position + 1);
      }
    }
  }

  /// Threads stand in order of their begins; later begins have lost once there is a match.
  [[nodiscard]] bool is_worse_than_found(std::uint32_t begin, const NfaMatch& match) const {
    return found_ && choice_ == MatchChoice::leftmost_longest && begin > match.whole.begin;
  }

  [[nodiscard]] bool reads(const NfaInstruction& instruction, std::uint32_t position) const {
    if (position >= text_.size()) return false;
    const auto byte = static_cast<std::uint8_t>(text_[position]);
    return instruction.low <= byte && byte <= instruction.high;
  }

  void accept(const std::uint32_t* slots, std::uint32_t position, NfaMatch& match) {
    found_ = true;
    match.whole = {slots[0], position};
    match.holes.clear();
    for (std::size_t slot = 1; slot < stride_; slot += 2) match.holes.push_back({slots[slot], slots[slot + 1]});
  }

  /// Adds all that `start` reaches without reading, in order of preference; s_.row holds the thread's slots.
  void add(NfaScratch::Threads& threads, std::uint32_t start, std::uint32_t position) {
    s_.stack.clear();
    s_.stack.push_back(start);
    while (!s_.stack.empty()) {
      const std::uint32_t top = pop();
      if ((top & kRestore) != 0) {
        s_.row[top & ~kRestore] = pop();
      } else if (s_.seen[top] != s_.generation) {
        s_.seen[top] = s_.generation;
        ++s_.steps;
        follow(threads, top, position);
      }
    }
  }

  std::uint32_t pop() {
    const std::uint32_t top = s_.stack.back();
    s_.stack.pop_back();
    return top;
  }

  void follow(NfaScratch::Threads& threads, std::uint32_t at, std::uint32_t position) {
    const NfaInstruction& instruction = program_[at];
    switch (instruction.op) {
      case NfaOp::byte_range:
      case NfaOp::match:
        threads.at.push_back(at);
        threads.slots.insert(threads.slots.end(), s_.row.begin(),
                             s_.row.begin() + static_cast<std::ptrdiff_t>(stride_));
        return;
      case NfaOp::split:
        s_.stack.push_back(instruction.alternative);
        s_.stack.push_back(instruction.next);
        return;
      case NfaOp::save:
        save(instruction.slot + std::size_t{1}, position);
        s_.stack.push_back(instruction.next);
        return;
      case NfaOp::jump:
      case NfaOp::assert_begin:
      case NfaOp::assert_end:
      case NfaOp::assert_word:
      case NfaOp::assert_not_word:
      case NfaOp::assert_token_begin:
      case NfaOp::assert_token_end:
        if (holds_at(instruction, text_, position)) s_.stack.push_back(instruction.next);
        return;
    }
    fail_check(__FILE__, __LINE__, "instruction.op", "an instruction has an unknown operation");
  }

  void save(std::size_t slot, std::uint32_t position) {
    s_.stack.push_back(s_.row[slot]);
    s_.stack.push_back(static_cast<std::uint32_t>(slot) | kRestore);
    s_.row[slot] = position;
  }

  std::span<const NfaInstruction> program_;
  std::size_t stride_;
  MatchChoice choice_;
  std::string_view text_;
  NfaScratch& s_;
  bool found_ = false;
  std::array<char, 16> prefix_{};  // bytes that every match begins with, as many as pay
  std::size_t prefix_size_ = 0;
};

}  // namespace

bool holds_at(const NfaInstruction& instruction, std::string_view text, std::uint32_t position) {
  switch (instruction.op) {
    case NfaOp::assert_begin:
      return position == 0;
    case NfaOp::assert_end:
      return position == text.size();
    case NfaOp::assert_word:
      return is_word_boundary(text, position);
    case NfaOp::assert_not_word:
      return !is_word_boundary(text, position);
    case NfaOp::assert_token_begin:
      return is_token_begin(static_cast<TokenKind>(instruction.slot), text, position);
    case NfaOp::assert_token_end:
      return is_token_end(static_cast<TokenKind>(instruction.slot), text, position);
    default:
      return true;
  }
}

bool search(std::span<const NfaInstruction> program, std::uint32_t hole_count, MatchChoice choice,
            std::string_view text, std::uint32_t from, NfaScratch& scratch, NfaMatch& match) {
  if (program.empty()) return false;
  return PikeMachine(program, hole_count, choice, text, scratch).run(from, match);
}

}  // namespace carom::core
