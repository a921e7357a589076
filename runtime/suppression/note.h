// What a state keeps of a failure: all that counting and people need of it.
#pragma once

#include <cstdint>
#include <string>

#include "runtime/core/verdict.h"

namespace carom::suppression {

/// `imported`: put on the list by hand, not by a verdict.
enum class NoteKind : std::uint8_t { failure, imported };

/// Times are seconds of POSIX time.
struct Note {
  std::int64_t id = 0;     ///< the same for the same record, however often it is read; unique within its entry
  std::int64_t time = 0;   ///< when it happened
  std::int64_t known = 0;  ///< when it was stored
  NoteKind kind = NoteKind::failure;
  bool is_lifted = false;         ///< taken off by hand: it neither counts nor suppresses
  core::SuppressSpec suppress{};  ///< what its verdict asks for; its target is the entry's
  std::string class_name;
  std::string rule;
  std::string message;  ///< which message failed; notes of one message count once. Empty: one that no other note is of
  std::string text;     ///< its beginning, as the source spells it
  std::string source;   ///< where it was read, for people
  friend bool operator==(const Note&, const Note&) = default;
};

}  // namespace carom::suppression
