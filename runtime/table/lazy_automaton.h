// Whether an automaton matches at all, at one look-up a byte: a deterministic automaton whose states are made when a
// text first needs them (as RE2's; R. Cox, "Regular Expression Matching in the Wild", 2010). Where a match lies
// bounded_backtracker.h says.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "runtime/core/nfa.h"

namespace carom::table {

/// One a thread and pattern. Grows while it meets new texts, up to kMostStates or kMostBytes; then it gives up.
class LazyAutomaton {
 public:
  static constexpr std::size_t kMostStates = 4096;
  static constexpr std::size_t kMostBytes = std::size_t{4} << 20U;

  /// Takes what it grows by off `bytes_left`, which several may share, and gives up when there is too little. Both are
  /// borrowed. Token boundaries, which look far around, are taken as given: where they are asked for, no match is sure.
  LazyAutomaton(std::span<const core::NfaInstruction> automaton, std::size_t& bytes_left);

  /// Whether the automaton matches anywhere in `text`; nothing: it may, ask the Pike machine. O(text).
  [[nodiscard]] std::optional<bool> matches(std::string_view text);
  /// What it has taken; none after giving up.
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

 private:
  using State = std::int32_t;
  static constexpr State kUnknown = -1;
  static constexpr State kMatched = -2;
  static constexpr State kGivenUp = -3;

  [[nodiscard]] bool take(std::size_t bytes);
  void give_up();
  void class_bytes();
  /// Goes on from `place` as long as the next state is known and no end; `place` becomes where that stops.
  [[nodiscard]] State follow_known(State state, std::string_view text, std::size_t& place) const;
  [[nodiscard]] State next_of(State state, std::uint32_t symbol);
  [[nodiscard]] State compute(State state, std::uint32_t symbol);
  /// Follows what reads nothing from the state's kernel, between `before` and the byte of `symbol`; true: a match ends
  /// there.
  [[nodiscard]] bool close(State state, std::uint32_t symbol);
  [[nodiscard]] bool holds(const core::NfaInstruction& instruction, State state, std::uint32_t symbol) const;
  [[nodiscard]] State state_of(std::vector<std::uint32_t>& kernel, bool begins, bool behind_word);

  /// Instructions that wait for the next byte, before what reads nothing is followed; and what stands before them.
  struct Kernel {
    std::vector<std::uint32_t> at;
    bool begins = false;       ///< nothing was read yet
    bool behind_word = false;  ///< the byte before is one of a word; false where the automaton does not ask
  };

  std::span<const core::NfaInstruction> automaton_;
  std::size_t& bytes_left_;
  std::size_t bytes_ = 0;
  bool asks_words_ = false;
  bool asks_tokens_ = false;
  bool given_up_ = false;
  std::array<std::uint16_t, 256> class_of_{};
  std::vector<std::uint8_t> byte_of_class_;  // a member of each class
  std::uint32_t stride_ = 0;                 // symbols: classes, then the text's end
  std::vector<Kernel> kernels_;
  std::vector<State> next_;  // state × symbol
  std::unordered_map<std::string, State> known_;
  std::vector<std::uint32_t> closed_;  // what close() has reached
  std::vector<std::uint32_t> stack_;
  std::vector<std::uint32_t> seen_;
  std::uint32_t round_ = 0;
};

}  // namespace carom::table
