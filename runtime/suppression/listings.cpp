// When entries are counted, and how what comes of it is kept and told.
#include <limits>
#include <set>

#include "runtime/suppression/tables.h"

namespace carom::suppression {
namespace {

// An entry with more notes than these is counted anew once facts have come that are a quarter of them: the notes that
// are read for that are at most five times those that came, in however small pieces they come.
constexpr std::size_t kFewNotes = 100;
constexpr std::int64_t kPart = 4;

Listed listed_in(const Statement& row) {
  Listed listed;
  listed.entry = row.text(0);
  listed.is_guarded = row.number(1) != 0;
  listed.listing.since = row.number(2);
  if (!row.is_null(3)) listed.listing.until = row.number(3);
  listed.listing.count = static_cast<std::uint32_t>(row.number(4));
  listed.listing.counted_from = row.number(5);
  listed.note = row.number(6);
  listed.class_name = row.text(7);
  listed.rule = row.text(8);
  return listed;
}

Listed listed_as(const Entry& entry, std::span<const Note> notes, const Listing& listing) {
  const Note& note = notes[listing.note];
  Listed listed{entry, note.suppress.guarded != 0, listing, note.id, note.class_name, note.rule};
  listed.listing.note = 0;
  return listed;
}

}  // namespace

const Listed* Dossier::listed_at(std::int64_t now) const {
  if (plain && plain->listing.holds_at(now)) return &*plain;
  return guarded && guarded->listing.holds_at(now) ? &*guarded : nullptr;
}

// A domain may have very many; what standing_of() looks at is few.
std::vector<std::int64_t> Store::Tables::deliveries_for(const Entry& entry, std::span<const Note> notes) {
  const auto last = last_delivery(entry, std::numeric_limits<std::int64_t>::max());
  if (!last) return {};
  std::set<std::int64_t> times{*last};
  for (const Note& note : notes)
    if (const auto time = last_delivery(entry, note.time)) times.insert(*time);
  return {times.begin(), times.end()};
}

Standing Store::Tables::standing(const Entry& entry, std::span<const Note> notes) {
  return standing_of(notes, deliveries_for(entry, notes));
}

void Store::Tables::write_listing(const Entry& entry, std::span<const Note> notes, const Listing& listing) {
  constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();
  const Note& note = notes[listing.note];
  add_listing_.bind(1, entry).bind(2, std::int64_t{note.suppress.guarded}).bind(3, listing.since);
  add_listing_.bind(4, listing.until.value_or(kNever)).bind(5, std::int64_t{listing.count});
  add_listing_.bind(6, listing.counted_from).bind(7, note.id).bind(8, note.class_name).bind(9, note.rule);
  add_listing_.bind(10, kNever).run();
}

void Store::Tables::write_listings(const Entry& entry, std::span<const Note> notes, const Standing& standing) {
  remove_listings_.bind(1, entry).run();
  if (standing.plain) write_listing(entry, notes, *standing.plain);
  if (standing.guarded) write_listing(entry, notes, *standing.guarded);
}

void Store::Tables::recount(const Entry& entry, std::span<const Note> notes) {
  write_listings(entry, notes, standing(entry, notes));
  if (notes.size() > kFewNotes)
    make_large_.bind(1, entry).bind(2, static_cast<std::int64_t>(notes.size())).run();
  else
    make_small_.bind(1, entry).run();
}

void Store::Tables::refresh(const Entry& entry) {
  const std::vector<Note> notes = notes_of(entry);
  if (notes.empty()) return;
  make_due_.bind(1, entry).run();
  recount(entry, notes);
}

void Store::Tables::take_notice(const Entry& entry, std::int64_t facts) {
  wait_.bind(1, entry).bind(2, facts).bind(3, kPart).run();
  if (connection_.changes() == 0) refresh(entry);
}

std::optional<Entry> Store::Tables::waiting() {
  Statement statement(connection_, "SELECT entry FROM large WHERE waiting > 0 LIMIT 1");
  std::optional<Entry> entry;
  while (statement.step()) entry = statement.text(0);
  return entry;
}

bool Store::Tables::is_waiting(const Entry& entry) {
  bool is_waiting = false;
  find_waiting_.bind(1, entry);
  while (find_waiting_.step()) is_waiting = find_waiting_.number(0) != 0;
  return is_waiting;
}

void Store::Tables::read_listings(const Entry& entry, Dossier& dossier) {
  find_listings_.bind(1, entry);
  while (find_listings_.step()) {
    const Listed listed = listed_in(find_listings_);
    (listed.is_guarded ? dossier.guarded : dossier.plain) = listed;
  }
}

void Store::Tables::count_listings(const Entry& entry, Dossier& dossier) {
  const Standing standing = this->standing(entry, dossier.notes);
  if (standing.plain) dossier.plain = listed_as(entry, dossier.notes, *standing.plain);
  if (standing.guarded) dossier.guarded = listed_as(entry, dossier.notes, *standing.guarded);
}

Dossier Store::Tables::dossier(const Entry& entry) {
  Dossier dossier;
  dossier.notes = notes_of(entry);
  dossier.delivered = last_delivery(entry, std::numeric_limits<std::int64_t>::max());
  dossier.removed = removal_of(entry);
  if (is_waiting(entry))
    count_listings(entry, dossier);
  else
    read_listings(entry, dossier);
  return dossier;
}

std::vector<Listed> Store::Tables::listed_of_waiting(std::int64_t now) {
  Statement statement(connection_, "SELECT entry FROM large WHERE waiting > 0 ORDER BY entry");
  std::vector<Listed> all;
  while (statement.step()) {
    const Dossier dossier = this->dossier(statement.text(0));
    if (const Listed* const listed = dossier.listed_at(now)) all.push_back(*listed);
  }
  return all;
}

void Store::Tables::list(std::int64_t now, const std::function<bool(const Listed&)>& take) {
  const std::vector<Listed> waiting = listed_of_waiting(now);
  auto next = waiting.begin();
  Statement statement(connection_, std::string("SELECT ")
                                       .append(kListingColumns)
                                       .append(" FROM listing WHERE (until IS NULL OR until > ?1) AND entry NOT IN "
                                               "(SELECT entry FROM large WHERE waiting > 0) ORDER BY entry, guarded"));
  statement.bind(1, now);
  Entry last;
  while (statement.step()) {
    const Listed listed = listed_in(statement);
    if (listed.entry == last) continue;
    last = listed.entry;
    for (; next != waiting.end() && next->entry < listed.entry; ++next)
      if (!take(*next)) return;
    if (!take(listed)) return;
  }
  for (; next != waiting.end(); ++next)
    if (!take(*next)) return;
}

}  // namespace carom::suppression
