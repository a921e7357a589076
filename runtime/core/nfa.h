// Linear-time matching of regular expressions and templates: a Pike machine over bytes, with captures.
// Thompson 1968; Pike's captures as described by R. Cox, "Regular Expression Matching: the Virtual Machine Approach".
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "support/span.h"

namespace carom::core {

enum class NfaOp : std::uint8_t {
  byte_range,          ///< one byte in [low, high], then `next`
  split,               ///< try `next` first, then `alternative`
  jump,                ///< go to `next`
  save,                ///< note the position in `slot`, then `next`
  assert_begin,        ///< only at the text's first byte
  assert_end,          ///< only behind the text's last byte
  assert_word,         ///< ASCII \b
  assert_not_word,     ///< ASCII \B
  assert_token_begin,  ///< no token of kind `slot` (TokenKind) goes on to the left
  assert_token_end,    ///< no token of kind `slot` goes on to the right
  match,
};

/// What a template's hole may be a part of, and must not (token_boundary.h says what goes on); `quote`: behind a single
/// quote, a word with an apostrophe in it.
enum class TokenKind : std::uint8_t { word, integer, ipv4, ipv6, host, address, url, id, duration, quote };
inline constexpr std::uint8_t kTokenKindCount = 10;

/// Flat: part of the program image. Targets are relative to the pattern's first instruction.
struct NfaInstruction {
  NfaOp op = NfaOp::match;
  std::uint8_t low = 0;
  std::uint8_t high = 0;
  std::uint8_t slot = 0;  ///< 2k begins hole k, 2k+1 ends it; or a TokenKind
  std::uint32_t next = 0;
  std::uint32_t alternative = 0;
};

/// How one match is chosen among all.
enum class MatchChoice : std::uint8_t {
  leftmost_longest,  ///< regular expressions: evidence
  leftmost_first,    ///< templates: `split` order decides, so holes match shortest
};

/// Reusable memory of the machine; one a thread. Grows to the largest pattern seen, then stays.
struct NfaScratch {
  struct Threads {
    std::vector<std::uint32_t> at;     ///< instructions that wait for a byte or match, best first
    std::vector<std::uint32_t> slots;  ///< one row a thread: its begin, then begin and end of each hole
  };
  std::vector<std::uint32_t> stack;
  std::vector<std::uint32_t> row;
  Threads now, next;
  std::vector<std::uint32_t> seen;  ///< instruction → generation that reached it last
  std::uint32_t generation = 0;
  std::uint64_t steps = 0;  ///< instructions visited by the last search: what linearity is measured in
};

struct NfaMatch {
  Span whole;
  std::vector<Span> holes;  ///< in order of their slots; an untouched hole is empty at 0
};

/// Whether an instruction that reads nothing may be passed at `position`: assertions say; the others always.
[[nodiscard]] bool holds_at(const NfaInstruction& instruction, std::string_view text, std::uint32_t position);

/// Searches text[from..]; time O(text × instructions), whatever the pattern. Returns whether there was a match.
[[nodiscard]] bool search(std::span<const NfaInstruction> program, std::uint32_t hole_count, MatchChoice choice,
                          std::string_view text, std::uint32_t from, NfaScratch& scratch, NfaMatch& match);

}  // namespace carom::core
