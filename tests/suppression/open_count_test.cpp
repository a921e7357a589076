// What `suppress why` says of a count is what counting goes by.
#include "runtime/suppression/open_count.h"

#include <algorithm>
#include <tuple>

#include "runtime/suppression/counting.h"
#include "tests/suppression/some_events.h"

namespace carom::suppression {
namespace {

using Notes = std::vector<Note>;

Note of_message(Note note, const std::string& message) {
  note.message = message;
  return note;
}

/// "mailbox.full 2/3" for each class.
std::string told(const Notes& notes, std::int64_t now, std::optional<std::int64_t> delivered = std::nullopt) {
  std::string text;
  for (const OpenCount& one : open_counts(notes, delivered, now))
    text += (text.empty() ? "" : ", ") + one.class_name + " " + std::to_string(one.messages) + "/" +
            std::to_string(one.needed);
  return text;
}

TEST(OpenCount, IsOfEachClassThatSuppressesAfterSeveral) {
  const Notes notes{note_at(10, after(3, 50)), note_at(20, after(3, 50)), note_at(30, after(5, 90), "server.full"),
                    note_at(40, at_once(), "recipient.invalid")};
  EXPECT_EQ("mailbox.full 2/3, server.full 1/5", told(notes, 50));
}

TEST(OpenCount, GoesBackOverTheSpanBothEndsIncluded) {
  const Notes notes{note_at(10, after(3, 50)), note_at(60, after(3, 50))};
  EXPECT_EQ("mailbox.full 2/3", told(notes, 60));
  EXPECT_EQ("mailbox.full 1/3", told(notes, 61));
  EXPECT_EQ("mailbox.full 1/3", told(notes, 59));
  EXPECT_EQ("mailbox.full 0/3", told(notes, 111));
}

TEST(OpenCount, ADeliveryWipesItsSecondToo) {
  const Notes notes{note_at(10, after(3, 50)), note_at(20, after(3, 50))};
  EXPECT_EQ("mailbox.full 2/3", told(notes, 30, 9));
  EXPECT_EQ("mailbox.full 1/3", told(notes, 30, 10));
  EXPECT_EQ("mailbox.full 0/3", told(notes, 30, 20));
}

TEST(OpenCount, AMessageCountsOnceAndOneWithoutIdEachTime) {
  const Note first = of_message(note_at(10, after(5, 50)), "m1");
  const Note again = of_message(note_at(20, after(5, 50)), "m1");
  EXPECT_EQ("mailbox.full 1/5", told({first, again}, 30));
  EXPECT_EQ("mailbox.full 3/5", told({first, again, note_at(21, after(5, 50)), note_at(22, after(5, 50))}, 30));
}

TEST(OpenCount, FailuresOfTheClassThatSuppressAtOnceCountToo) {
  EXPECT_EQ("mailbox.full 2/3", told({note_at(10, at_once(1)), note_at(20, after(3, 50))}, 30));
  EXPECT_EQ("", told({note_at(10, after(3, 50)), note_at(20, at_once(1))}, 30));
}

TEST(OpenCount, NothingThatIsLiftedOrPutOnByHandCounts) {
  Notes notes{note_at(10, after(3, 50)), note_at(20, after(3, 50)), note_at(30, after(3, 50))};
  notes[0].is_lifted = true;
  notes[2].kind = NoteKind::imported;
  EXPECT_EQ("mailbox.full 1/3", told(notes, 30));
}

/// What is known at some moment of what happened up to it.
struct History {
  Notes notes;
  std::vector<std::int64_t> deliveries;

  [[nodiscard]] std::optional<std::int64_t> delivered() const {
    return deliveries.empty() ? std::nullopt : std::optional(deliveries.back());
  }
};

History history_until(std::int64_t now, const std::vector<Event>& events) {
  History history;
  for (const Event& event : events) {
    if (event.time > now) continue;
    if (event.is_delivery)
      history.deliveries.push_back(event.time);
    else
      history.notes.push_back(event.note);
  }
  std::ranges::sort(history.deliveries);
  std::ranges::sort(history.notes, {}, [](const Note& note) { return std::pair(note.time, note.id); });
  return history;
}

bool is_any_reached(const History& history, std::int64_t now) {
  return std::ranges::any_of(open_counts(history.notes, history.delivered(), now), &OpenCount::is_reached);
}

/// Of what fails in one second with different numbers, that of the deciding failure is looked at.
bool was_reached(const Listing& listing, const Note& deciding, const std::vector<Event>& events) {
  History then = history_until(listing.since, events);
  std::ranges::sort(then.notes, {}, [&](const Note& note) { return std::tuple(note.time, note.id == deciding.id); });
  for (const OpenCount& one : open_counts(then.notes, then.delivered(), listing.since))
    if (one.class_name == deciding.class_name) return one.is_reached() && one.needed == deciding.suppress.repeats;
  return false;
}

constexpr int kRounds = 500;
constexpr std::int64_t kNow = 1062;

TEST(OpenCount, WasReachedWhereARepeatPutSomebodyOnTheList) {
  std::mt19937 random(20261129);
  int by_repeats = 0;
  for (int round = 0; round < kRounds; ++round) {
    const std::vector<Event> events = some_events(random);
    const History history = history_until(kNow, events);
    const Standing standing = standing_of(history.notes, history.deliveries);
    for (const std::optional<Listing>& listing : {standing.plain, standing.guarded}) {
      if (!listing || history.notes[listing->note].suppress.is_now()) continue;
      EXPECT_TRUE(was_reached(*listing, history.notes[listing->note], events)) << "round " << round;
      ++by_repeats;
    }
  }
  EXPECT_GT(by_repeats, 50);
}

TEST(OpenCount, IsNeverReachedByWhoIsNotOnTheList) {
  std::mt19937 random(20261130);
  int reached = 0;
  for (int round = 0; round < kRounds; ++round) {
    std::vector<Event> events = some_events(random);
    // Where a listing ends before the span does, the count outlives it.
    for (Event& event : events)
      if (event.note.suppress.repeats != 0) event.note.suppress.lasting = 0;
    for (std::int64_t now = 1000; now <= kNow; ++now) {
      const History history = history_until(now, events);
      if (!is_any_reached(history, now)) continue;
      const Standing standing = standing_of(history.notes, history.deliveries);
      EXPECT_TRUE((standing.plain && standing.plain->holds_at(now)) ||
                  (standing.guarded && standing.guarded->holds_at(now)))
          << "round " << round << " at " << now;
      ++reached;
    }
  }
  EXPECT_GT(reached, 50);
}

TEST(OpenCount, IsReachedOffTheListOnlyWhereAListingHasEnded) {
  std::mt19937 random(20261201);
  for (int round = 0; round < kRounds; ++round) {
    const std::vector<Event> events = some_events(random);
    for (std::int64_t now = 1000; now <= kNow; ++now) {
      const History history = history_until(now, events);
      const Standing standing = standing_of(history.notes, history.deliveries);
      if (standing.plain || standing.guarded) continue;
      EXPECT_FALSE(is_any_reached(history, now)) << "round " << round << " at " << now;
    }
  }
}

}  // namespace
}  // namespace carom::suppression
