// The bytes that a match of an automaton may begin with: where a text has others, no match begins.
#pragma once

#include <bitset>
#include <cstddef>
#include <span>
#include <string_view>

#include "runtime/core/nfa.h"

namespace carom::table {

class FirstBytes {
 public:
  /// Of an automaton that matches nothing.
  FirstBytes() = default;
  explicit FirstBytes(std::span<const core::NfaInstruction> automaton);

  /// The first place from `position` on where a match may begin, the text's end among them; behind the text's end if
  /// there is none.
  [[nodiscard]] std::size_t next(std::string_view text, std::size_t position) const {
    if (may_be_empty_) return position;
    while (position < text.size() && !bytes_[static_cast<unsigned char>(text[position])]) ++position;
    return position < text.size() ? position : text.size() + 1;
  }

 private:
  std::bitset<256> bytes_;
  bool may_be_empty_ = false;
};

}  // namespace carom::table
