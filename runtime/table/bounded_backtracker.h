// Where an automaton matches, as core::search says: depth first, each instruction at each byte at most once (R. Cox,
// "Regular Expression Matching: the Virtual Machine Approach", 2009). Quicker than the Pike machine on short texts,
// since no thread carries its captures along.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "runtime/core/nfa.h"
#include "runtime/table/first_bytes.h"

namespace carom::table {

/// Reusable memory; one a thread. Grows to the largest search done, then stays.
class BoundedBacktracker {
 public:
  /// Instructions × places that one search may visit: 128 KiB of bits.
  static constexpr std::size_t kMostStates = std::size_t{1} << 20U;

  /// As core::search from the text's begin, `first` being the automaton's; nothing, and `match` untouched, when text
  /// and automaton are too large or the longest of matches with holes is asked for. Time O(text × instructions).
  [[nodiscard]] std::optional<bool> search(std::span<const core::NfaInstruction> automaton, const FirstBytes& first,
                                           std::uint32_t hole_count, core::MatchChoice choice, std::string_view text,
                                           core::NfaMatch& match);

 private:
  /// An instruction to go on at, or a slot to give its value back.
  struct Step {
    std::uint32_t at = 0;
    std::uint32_t position = 0;  ///< or the slot's value
    bool gives_back = false;
  };

  [[nodiscard]] bool is_first_visit(std::uint32_t at, std::uint32_t position);
  /// Whether a match begins at `begin`; end_ and slots_ then say which.
  [[nodiscard]] bool try_from(std::uint32_t begin);
  /// Goes on from one step until the path ends; true: at a match.
  [[nodiscard]] bool follow(std::uint32_t at, std::uint32_t position);
  [[nodiscard]] bool reads(const core::NfaInstruction& instruction, std::uint32_t position) const;

  std::span<const core::NfaInstruction> automaton_;
  std::string_view text_;
  bool wants_longest_ = false;
  std::vector<std::uint64_t> visited_;
  std::vector<Step> stack_;
  std::vector<std::uint32_t> slots_;
  std::uint32_t end_ = 0;  // of the match
};

}  // namespace carom::table
