// Which patterns match a record: one pass over each field for all literals, then each pattern's own conditions.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "runtime/core/field_values.h"
#include "runtime/core/nfa.h"
#include "runtime/core/program.h"

namespace carom::core {

/// Remembers the first match of each pattern for one record. A field is scanned when one of its patterns is asked for
/// the first time; automata run only where their literal occurs. Reusable with any program.
class PatternFinder {
 public:
  /// Forgets everything; what was found before belonged to other values.
  void begin(const Program& program);

  /// The leftmost match (of a regular expression the longest of these), in bytes of the field's normalised text;
  /// nothing if the pattern does not match or its field is missing.
  [[nodiscard]] std::optional<Span> find(const Program& program, const FieldValues& fields, std::uint32_t pattern);
  /// As find(), for automata, with the holes; null if it does not match. Lives until the next call of either.
  [[nodiscard]] const NfaMatch* find_holes(const Program& program, const FieldValues& fields, std::uint32_t pattern);

  /// Occurrences looked at so far, over all records: tests show with it that work is linear.
  [[nodiscard]] std::uint64_t occurrences_seen() const { return occurrences_seen_; }

 private:
  enum class Progress : std::uint8_t { literal_found, matched, failed };
  /// Counts only if `record` is the present one; else the literal does not occur.
  struct Found {
    std::uint32_t record = 0;
    Progress progress = Progress::failed;
    Span span;
  };

  /// Null: the pattern does not match, for all that is known.
  Found* found(const Program& program, const FieldValues& fields, std::uint32_t pattern);
  void scan(const Program& program, FieldId field, std::string_view text);
  void note(const PatternRow& pattern, std::string_view text, Span at, Found& found);
  void run_automaton(const Program& program, const PatternRow& pattern, std::string_view text, Found& found);

  std::uint32_t record_ = 0;
  std::vector<Found> found_;                  // by pattern
  std::vector<std::uint32_t> field_scanned_;  // by field: the record
  NfaScratch nfa_;
  NfaMatch match_;
  std::uint64_t occurrences_seen_ = 0;
};

}  // namespace carom::core
