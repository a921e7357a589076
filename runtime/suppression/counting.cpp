// Each failure is asked what it would have made of the list when it happened, so that their order does not matter.
#include "runtime/suppression/counting.h"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <vector>

#include "runtime/suppression/latest_tries.h"

namespace carom::suppression {
namespace {

/// Notes of one class in the order of time, by their places.
using Places = std::span<const std::size_t>;

std::vector<std::size_t> in_order(std::span<const Note> notes) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < notes.size(); ++i)
    if (!notes[i].is_lifted) places.push_back(i);
  std::ranges::sort(places, {}, [notes](std::size_t i) {
    return std::tuple(notes[i].kind, std::string_view(notes[i].class_name), notes[i].time, notes[i].id);
  });
  return places;
}

bool is_same_class(const Note& a, const Note& b) {
  return a.kind == b.kind && a.class_name == b.class_name;
}

class Judge {
 public:
  Judge(std::span<const Note> notes, std::span<const std::int64_t> deliveries)
      : notes_(notes), deliveries_(deliveries) {}

  // Second by second: what fails in one second counts for all that does.
  void judge(Places of_class) {
    LatestTries tries(of_class.size());
    for (auto begin = of_class.begin(); begin != of_class.end();) {
      const auto end = std::find_if(begin, of_class.end(), [&](std::size_t i) { return time(i) != time(*begin); });
      for (const std::size_t place : Places(begin, end)) tries.add(notes_[place].message);
      for (const std::size_t place : Places(begin, end))
        if (const std::optional<Listing> listing = listing_of(place, of_class, tries)) offer(*listing);
      begin = end;
    }
  }
  [[nodiscard]] const Standing& standing() const { return standing_; }

 private:
  [[nodiscard]] std::int64_t time(std::size_t place) const { return notes_[place].time; }

  [[nodiscard]] std::optional<Listing> listing_of(std::size_t place, Places of_class, const LatestTries& tries) const {
    const Note& note = notes_[place];
    Listing listing{note.time, {}, 1, place, note.time};
    if (note.suppress.lasting != 0) listing.until = note.time + note.suppress.lasting;
    if (note.suppress.is_now()) return listing;
    const std::optional<std::size_t> first = tries.nth(note.suppress.repeats);
    if (!first || time(of_class[*first]) < counted_from(note)) return std::nullopt;
    listing.count = note.suppress.repeats;
    listing.counted_from = time(of_class[*first]);
    return listing;
  }

  [[nodiscard]] std::int64_t counted_from(const Note& note) const {
    const auto after = std::ranges::upper_bound(deliveries_, note.time);
    const auto delivered = after == deliveries_.begin() ? std::nullopt : std::optional(*std::prev(after));
    return suppression::counted_from(note.time, note.suppress.within, delivered);
  }

  void offer(const Listing& listing) {
    const bool is_guarded = notes_[listing.note].suppress.guarded != 0;
    if (is_guarded && !deliveries_.empty() && deliveries_.back() >= listing.since) return;
    std::optional<Listing>& best = is_guarded ? standing_.guarded : standing_.plain;
    if (!best || decides_before(listing, *best)) best = listing;
  }

  [[nodiscard]] bool decides_before(const Listing& a, const Listing& b) const {
    if (a.until.has_value() != b.until.has_value()) return !a.until;
    if (a.until != b.until) return *a.until > *b.until;
    return std::tuple(a.since, notes_[a.note].id) < std::tuple(b.since, notes_[b.note].id);
  }

  std::span<const Note> notes_;
  std::span<const std::int64_t> deliveries_;
  Standing standing_;
};

}  // namespace

std::int64_t counted_from(std::int64_t time, std::int64_t within, std::optional<std::int64_t> delivered) {
  const std::int64_t window = time - within;
  return delivered ? std::max(window, *delivered + 1) : window;
}

Standing standing_of(std::span<const Note> notes, std::span<const std::int64_t> deliveries) {
  const std::vector<std::size_t> places = in_order(notes);
  Judge judge(notes, deliveries);
  for (auto begin = places.begin(); begin != places.end();) {
    const auto end =
        std::find_if(begin, places.end(), [&](std::size_t i) { return !is_same_class(notes[i], notes[*begin]); });
    judge.judge({begin, end});
    begin = end;
  }
  return judge.standing();
}

bool stands_on(const Listing& listing, const Note& deciding, const Note& note) {
  if (note.id == deciding.id) return true;
  return !note.is_lifted && is_same_class(note, deciding) && note.time >= listing.counted_from &&
         note.time <= deciding.time;
}

}  // namespace carom::suppression
