// What can no longer count goes.
#include <algorithm>

#include "runtime/suppression/tables.h"

namespace carom::suppression {
namespace {

bool carries(const std::optional<Listing>& listing, std::span<const Note> notes, const Note& note, std::int64_t now) {
  return listing && listing->holds_at(now) && stands_on(*listing, notes[listing->note], note);
}

bool carries(const Standing& standing, std::span<const Note> notes, const Note& note, std::int64_t now) {
  return carries(standing.plain, notes, note, now) || carries(standing.guarded, notes, note, now);
}

/// Notes are in the order of time.
std::span<const Note> before(std::int64_t cutoff, std::span<const Note> notes) {
  const auto end = std::ranges::lower_bound(notes, cutoff, {}, &Note::time);
  return notes.first(static_cast<std::size_t>(end - notes.begin()));
}

}  // namespace

std::vector<Entry> Store::Tables::due(std::int64_t cutoff, std::int64_t most) {
  Statement statement(connection_, "SELECT DISTINCT entry FROM note WHERE due < ?1 LIMIT ?2");
  statement.bind(1, cutoff).bind(2, most);
  std::vector<Entry> entries;
  while (statement.step()) entries.push_back(statement.text(0));
  return entries;
}

// A delivery that comes to be known late may end a listing that has failures from the cutoff on, and then decides what
// would decide without these.
void Store::Tables::forget(const Entry& entry, std::int64_t cutoff, std::int64_t now) {
  const std::vector<Note> notes = notes_of(entry);
  const std::span<const Note> old = before(cutoff, notes);
  const Standing standing = this->standing(entry, notes);
  const Standing of_old = this->standing(entry, old);
  for (const Note& note : old) {
    if (note.known >= cutoff) continue;
    const bool is_kept = carries(standing, notes, note, now) || carries(of_old, old, note, now);
    (is_kept ? keep_note_ : forget_note_).bind(1, entry).bind(2, note.id).run();
  }
  recount(entry, notes_of(entry));
}

std::vector<DeliveryFact> Store::Tables::old_deliveries(const DeliveryFact& after, std::int64_t cutoff,
                                                        std::int64_t most) {
  Statement statement(
      connection_,
      "SELECT entry, time, known FROM delivery WHERE known < ?1 AND (known, entry, time) > (?2, ?3, ?4) "
      "ORDER BY known, entry, time LIMIT ?5");
  statement.bind(1, cutoff).bind(2, after.known).bind(3, after.entry).bind(4, after.time).bind(5, most);
  std::vector<DeliveryFact> deliveries;
  while (statement.step()) deliveries.push_back(delivery_in(statement));
  return deliveries;
}

// The next delivery wipes out all that this one does, and is the last one up to every failure from the cutoff on. Those
// between the two alone would miss this one, and there are none.
bool Store::Tables::is_needless(const DeliveryFact& delivery, std::int64_t cutoff) {
  bool is_needless = false;
  find_needless_.bind(1, delivery.entry).bind(2, delivery.time).bind(3, cutoff);
  while (find_needless_.step()) is_needless = find_needless_.number(0) != 0;
  return is_needless;
}

std::optional<DeliveryFact> Store::Tables::forget_deliveries(const DeliveryFact& after, std::int64_t cutoff,
                                                             std::int64_t most) {
  const std::vector<DeliveryFact> deliveries = old_deliveries(after, cutoff, most);
  for (const DeliveryFact& delivery : deliveries)
    if (delivery.time < cutoff && is_needless(delivery, cutoff))
      forget_delivery_.bind(1, delivery.entry).bind(2, delivery.time).run();
  return deliveries.empty() ? std::nullopt : std::optional(deliveries.back());
}

}  // namespace carom::suppression
