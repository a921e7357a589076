// What can no longer count goes.
#include <algorithm>

#include "runtime/suppression/tables.h"

namespace carom::suppression {
namespace {

bool carries(const std::optional<Listing>& listing, std::span<const Note> notes, const Note& note, std::int64_t now) {
  return listing && listing->holds_at(now) && stands_on(*listing, notes[listing->note], note);
}

}  // namespace

std::vector<Entry> Store::Tables::due(std::int64_t cutoff, std::int64_t most) {
  Statement statement(connection_, "SELECT DISTINCT entry FROM note WHERE due < ?1 LIMIT ?2");
  statement.bind(1, cutoff).bind(2, most);
  std::vector<Entry> entries;
  while (statement.step()) entries.push_back(statement.text(0));
  return entries;
}

void Store::Tables::forget(const Entry& entry, std::int64_t cutoff, std::int64_t now) {
  const std::vector<Note> notes = notes_of(entry);
  const Standing standing = this->standing(entry, notes);
  for (const Note& note : notes) {
    if (std::max(note.time, note.known) >= cutoff) continue;
    const bool is_kept = carries(standing.plain, notes, note, now) || carries(standing.guarded, notes, note, now);
    (is_kept ? keep_note_ : forget_note_).bind(1, entry).bind(2, note.id).run();
  }
  recount(entry, notes_of(entry));
}

bool Store::Tables::forget_deliveries(std::int64_t cutoff, std::int64_t most) {
  Statement statement(
      connection_,
      "DELETE FROM delivery WHERE (entry, time) IN (SELECT entry, time FROM delivery AS old WHERE known < ?1 "
      "AND time < ?1 AND NOT EXISTS (SELECT 1 FROM note WHERE note.entry = old.entry) LIMIT ?2)");
  statement.bind(1, cutoff).bind(2, most).run();
  return connection_.changes() != 0;
}

}  // namespace carom::suppression
