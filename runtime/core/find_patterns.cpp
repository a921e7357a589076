// Stamps instead of clearing: a record costs what it touches, not what the program holds.
#include "runtime/core/find_patterns.h"

#include <algorithm>

#include "runtime/core/match_automaton.h"
#include "runtime/core/occurrence.h"

namespace carom::core {
void PatternFinder::begin(const Program& program) {
  found_.resize(program.patterns().size());
  field_scanned_.resize(program.field_count());
  if (++record_ != 0) return;
  std::ranges::fill(found_, Found{});
  std::ranges::fill(field_scanned_, 0U);
  record_ = 1;
}

PatternFinder::Found* PatternFinder::found(const Program& program, const FieldValues& fields, std::uint32_t pattern) {
  const FieldId field = program.patterns()[pattern].field;
  if (!fields[field].is_present) return nullptr;
  if (field_scanned_[field] != record_) scan(program, field, fields[field].text);
  Found& found = found_[pattern];
  return found.record == record_ && found.progress != Progress::failed ? &found : nullptr;
}

std::optional<Span> PatternFinder::find(const Program& program, const FieldValues& fields, std::uint32_t pattern) {
  Found* const found = this->found(program, fields, pattern);
  if (found == nullptr) return std::nullopt;
  const PatternRow& row = program.patterns()[pattern];
  if (found->progress == Progress::literal_found) run_automaton(program, row, fields[row.field].text, *found);
  return found->progress == Progress::matched ? std::optional(found->span) : std::nullopt;
}

const NfaMatch* PatternFinder::find_holes(const Program& program, const FieldValues& fields, std::uint32_t pattern) {
  const PatternRow& row = program.patterns()[pattern];
  if (!is_automaton(row.kind)) return nullptr;
  Found* const found = this->found(program, fields, pattern);
  if (found == nullptr) return nullptr;
  run_automaton(program, row, fields[row.field].text, *found);
  return found->progress == Progress::matched ? &match_ : nullptr;
}

void PatternFinder::scan(const Program& program, FieldId field, std::string_view text) {
  field_scanned_[field] = record_;
  const FieldScan& scan = *program.field_scan(field);
  scan.scan.scan(text, [&](std::uint32_t literal, std::uint32_t end) {
    for (const std::uint32_t pattern : scan.patterns_of_literal[literal]) {
      const PatternRow& row = program.patterns()[pattern];
      note(row, text, {end - row.literal.size, end}, found_[pattern]);
    }
  });
  for (const std::uint32_t pattern : scan.always) {
    const auto end = static_cast<std::uint32_t>(text.size());
    note(program.patterns()[pattern], text, {0, 0}, found_[pattern]);
    note(program.patterns()[pattern], text, {end, end}, found_[pattern]);
  }
}

void PatternFinder::note(const PatternRow& pattern, std::string_view text, Span at, Found& found) {
  ++occurrences_seen_;
  if (found.record == record_) return;
  if (is_automaton(pattern.kind)) {
    found = {.record = record_, .progress = Progress::literal_found, .span = {}};
    return;
  }
  if (const auto span = accept_occurrence(pattern.kind, text, at))
    found = {.record = record_, .progress = Progress::matched, .span = *span};
}

void PatternFinder::run_automaton(const Program& program, const PatternRow& pattern, std::string_view text,
                                  Found& found) {
  const bool matches = match_automaton(program, pattern, text, nfa_, match_);
  found.progress = matches ? Progress::matched : Progress::failed;
  if (matches) found.span = match_.whole;
}

}  // namespace carom::core
