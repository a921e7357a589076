// Rows in, rows out; what they mean is counting.h's.
#include "runtime/suppression/tables.h"

#include <algorithm>
#include <limits>
#include <set>
#include <string_view>
#include <utility>

namespace carom::suppression {
namespace {

constexpr std::string_view kNoteColumns =
    "id, time, known, kind, lifted, target, guarded, repeats, within, lasting, class, rule, message, text, source";

std::string sql(std::string_view before, std::string_view columns, std::string_view after) {
  return std::string(before).append(columns).append(after);
}

Note note_in(const Statement& row) {
  Note note;
  note.id = row.number(0);
  note.time = row.number(1);
  note.known = row.number(2);
  note.kind = static_cast<NoteKind>(row.number(3));
  note.is_lifted = row.number(4) != 0;
  note.suppress.target = static_cast<core::SuppressTarget>(row.number(5));
  note.suppress.guarded = row.number(6) != 0 ? 1 : 0;
  note.suppress.repeats = static_cast<std::uint32_t>(row.number(7));
  note.suppress.within = row.number(8);
  note.suppress.lasting = row.number(9);
  note.class_name = row.text(10);
  note.rule = row.text(11);
  note.message = row.text(12);
  note.text = row.text(13);
  note.source = row.text(14);
  return note;
}

Entry entry_behind_note(const Statement& row) {
  constexpr int kColumnsOfNote = 15;
  return row.text(kColumnsOfNote);
}

}  // namespace

DeliveryFact delivery_in(const Statement& row) {
  return {row.text(0), row.number(1), row.number(2)};
}

Store::Tables::Tables(Connection& connection)
    : connection_(connection),
      add_note_(connection,
                "INSERT INTO note VALUES(?1, ?2, ?3, ?4, max(?3, ?4), ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, "
                "?14, ?15, ?16) ON CONFLICT DO NOTHING"),
      add_delivery_(connection, "INSERT INTO delivery VALUES(?1, ?2, ?3) ON CONFLICT DO NOTHING"),
      add_removal_(connection, "INSERT INTO removal VALUES(?1, ?2) ON CONFLICT DO UPDATE SET time = max(time, ?2)"),
      find_removal_(connection, "SELECT time FROM removal WHERE entry = ?1"),
      lift_(connection, "UPDATE note SET lifted = 1 WHERE entry = ?1 AND time <= ?2"),
      widen_(connection,
             "INSERT INTO setting VALUES('longest_window', ?1) ON CONFLICT DO UPDATE SET value = max(value, ?1)"),
      make_due_(connection, "UPDATE note SET due = max(time, known) WHERE entry = ?1 AND due IS NULL"),
      notes_(connection, sql("SELECT ", kNoteColumns, " FROM note WHERE entry = ?1 ORDER BY time, id")),
      last_delivery_(connection, "SELECT max(time) FROM delivery WHERE entry = ?1 AND time <= ?2"),
      remove_listings_(connection, "DELETE FROM listing WHERE entry = ?1"),
      add_listing_(connection, sql("INSERT INTO listing(", kListingColumns,
                                   ") VALUES(?1, ?2, ?3, nullif(?4, ?10), ?5, ?6, "
                                   "?7, ?8, ?9)")),
      find_listings_(connection, sql("SELECT ", kListingColumns, " FROM listing WHERE entry = ?1")),
      find_waiting_(connection, "SELECT waiting FROM large WHERE entry = ?1"),
      wait_(connection, "UPDATE large SET waiting = waiting + ?2 WHERE entry = ?1 AND (waiting + ?2) * ?3 < notes"),
      make_large_(connection, "INSERT OR REPLACE INTO large VALUES(?1, ?2, 0)"),
      make_small_(connection, "DELETE FROM large WHERE entry = ?1"),
      keep_note_(connection, "UPDATE note SET due = NULL WHERE entry = ?1 AND id = ?2"),
      forget_note_(connection, "DELETE FROM note WHERE entry = ?1 AND id = ?2"),
      find_needless_(connection,
                     "SELECT NOT EXISTS (SELECT 1 FROM note WHERE entry = ?1) OR EXISTS (SELECT 1 FROM "
                     "(SELECT time AS next FROM delivery WHERE entry = ?1 AND time > ?2 ORDER BY time LIMIT 1) WHERE "
                     "next < ?3 AND "
                     "NOT EXISTS (SELECT 1 FROM note WHERE entry = ?1 AND time >= ?2 AND time < next))"),
      forget_delivery_(connection, "DELETE FROM delivery WHERE entry = ?1 AND time = ?2") {}

bool Store::Tables::add(const Failure& failure, std::int64_t now) {
  Note note = failure.note;
  note.known = now;
  note.is_lifted = false;
  return add(NoteFact{failure.entry, std::move(note)});
}

// A removal lifts what comes to be known of the time before it, from wherever it comes. Who is put on the list by hand
// in the second of a removal was so after it.
bool Store::Tables::is_lifted(const NoteFact& fact) {
  const std::optional<std::int64_t> removed = removal_of(fact.entry);
  if (fact.note.is_lifted || !removed) return fact.note.is_lifted;
  return fact.note.kind == NoteKind::imported ? *removed > fact.note.time : *removed >= fact.note.time;
}

bool Store::Tables::add(const NoteFact& fact) {
  const Note& note = fact.note;
  add_note_.bind(1, fact.entry).bind(2, note.id).bind(3, note.time).bind(4, note.known);
  add_note_.bind(5, static_cast<std::int64_t>(note.kind)).bind(6, std::int64_t{is_lifted(fact)});
  add_note_.bind(7, static_cast<std::int64_t>(note.suppress.target)).bind(8, std::int64_t{note.suppress.guarded});
  add_note_.bind(9, std::int64_t{note.suppress.repeats}).bind(10, note.suppress.within);
  add_note_.bind(11, note.suppress.lasting).bind(12, note.class_name).bind(13, note.rule);
  add_note_.bind(14, note.message).bind(15, note.text).bind(16, note.source);
  add_note_.run();
  const bool is_fresh = connection_.changes() != 0;
  if (is_fresh) widen_window(note.suppress.within);
  return is_fresh;
}

void Store::Tables::widen_window(std::int64_t seconds) {
  if (seconds != 0) widen_.bind(1, seconds).run();
}

bool Store::Tables::add(const DeliveryFact& fact) {
  add_delivery_.bind(1, fact.entry).bind(2, fact.time).bind(3, fact.known).run();
  return connection_.changes() != 0;
}

void Store::Tables::lift(const Entry& entry, std::int64_t now) {
  add_removal_.bind(1, entry).bind(2, now).run();
  lift_.bind(1, entry).bind(2, now).run();
}

std::vector<Note> Store::Tables::notes_of(const Entry& entry) {
  std::vector<Note> notes;
  notes_.bind(1, entry);
  while (notes_.step()) notes.push_back(note_in(notes_));
  return notes;
}

std::optional<std::int64_t> Store::Tables::last_delivery(const Entry& entry, std::int64_t up_to) {
  std::optional<std::int64_t> time;
  last_delivery_.bind(1, entry).bind(2, up_to);
  while (last_delivery_.step())
    if (!last_delivery_.is_null(0)) time = last_delivery_.number(0);
  return time;
}

std::optional<std::int64_t> Store::Tables::removal_of(const Entry& entry) {
  std::optional<std::int64_t> time;
  find_removal_.bind(1, entry);
  while (find_removal_.step()) time = find_removal_.number(0);
  return time;
}

std::int64_t Store::Tables::longest_window() {
  return connection_.number("SELECT value FROM setting WHERE name = 'longest_window'");
}

void Store::Tables::each_fact(const std::function<bool(const Fact&)>& take) {
  // Removals before the notes that they have lifted.
  Statement windows(connection_, "SELECT value FROM setting WHERE name = 'longest_window'");
  while (windows.step())
    if (!take(WindowFact{windows.number(0)})) return;
  Statement removals(connection_, "SELECT entry, time FROM removal ORDER BY entry");
  while (removals.step())
    if (!take(RemovalFact{removals.text(0), removals.number(1)})) return;
  Statement deliveries(connection_, "SELECT entry, time, known FROM delivery ORDER BY entry, time");
  while (deliveries.step())
    if (!take(delivery_in(deliveries))) return;
  Statement notes(connection_, sql("SELECT ", kNoteColumns, ", entry FROM note ORDER BY entry, time, id"));
  while (notes.step())
    if (!take(NoteFact{entry_behind_note(notes), note_in(notes)})) return;
}

}  // namespace carom::suppression
