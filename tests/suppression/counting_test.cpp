// The rules of counting, one by one, at their bounds.
#include "runtime/suppression/counting.h"

#include <vector>

#include "tests/suppression/notes.h"

namespace carom::suppression {
namespace {

using Notes = std::vector<Note>;

std::string answer(const std::optional<Listing>& listing) {
  if (!listing) return "none";
  return std::to_string(listing->since) + ".." + (listing->until ? std::to_string(*listing->until) : "") + " of " +
         std::to_string(listing->count);
}
std::string plain(const Notes& notes, const std::vector<std::int64_t>& deliveries = {}) {
  return answer(standing_of(notes, deliveries).plain);
}
std::string guarded_answer(const Notes& notes, const std::vector<std::int64_t>& deliveries = {}) {
  return answer(standing_of(notes, deliveries).guarded);
}

TEST(Counting, NothingKnownIsNoListing) {
  EXPECT_EQ("none", plain({}));
  EXPECT_EQ("none", plain({}, {5}));
}

TEST(Counting, AFailureThatSuppressesAtOnceIsOne) {
  EXPECT_EQ("100.. of 1", plain({note_at(100, at_once())}));
  EXPECT_EQ("none", guarded_answer({note_at(100, at_once())}));
}

TEST(Counting, ItHoldsForItsDuration) {
  const auto listing = standing_of(Notes{note_at(100, at_once(10))}, {}).plain;
  ASSERT_TRUE(listing.has_value());
  EXPECT_TRUE(listing->holds_at(109));
  EXPECT_FALSE(listing->holds_at(110));
}

TEST(Counting, TheNthWithinTheWindowIsOne) {
  EXPECT_EQ("none", plain({note_at(100, after(3, 50)), note_at(120, after(3, 50))}));
  EXPECT_EQ("150.. of 3", plain({note_at(100, after(3, 50)), note_at(120, after(3, 50)), note_at(150, after(3, 50))}));
}

TEST(Counting, OneSecondBeforeTheWindowIsTooEarly) {
  EXPECT_EQ("none", plain({note_at(99, after(3, 50)), note_at(120, after(3, 50)), note_at(150, after(3, 50))}));
}

TEST(Counting, TheFirstTimeTheyAreEnoughDecides) {
  EXPECT_EQ("20.. of 2", plain({note_at(10, after(2, 50)), note_at(20, after(2, 50)), note_at(30, after(2, 50))}));
}

TEST(Counting, WithADurationTheLastTimeTheyAreEnoughDecides) {
  EXPECT_EQ("30..37 of 2",
            plain({note_at(10, after(2, 50, 7)), note_at(20, after(2, 50, 7)), note_at(30, after(2, 50, 7))}));
}

TEST(Counting, ClassesCountApart) {
  EXPECT_EQ("none", plain({note_at(10, after(2, 50)), note_at(20, after(2, 50), "server.full")}));
}

TEST(Counting, AFailureOfTheClassThatSuppressesAtOnceCountsToo) {
  EXPECT_EQ("20.. of 2", plain({note_at(10, at_once(1)), note_at(20, after(2, 50))}));
}

TEST(Counting, FailuresOfOneSecondCountEach) {
  Notes notes{note_at(10, after(2, 50)), note_at(10, after(2, 50))};
  notes[1].id = 11;
  EXPECT_EQ("10.. of 2", plain(notes));
}

Note of_message(Note note, const std::string& message) {
  note.message = message;
  return note;
}

TEST(Counting, AMessageThatIsTriedSeveralTimesCountsOnce) {
  const Note first = of_message(note_at(10, after(2, 50)), "m1");
  const Note again = of_message(note_at(20, after(2, 50)), "m1");
  EXPECT_EQ("none", plain({first, again}));
  EXPECT_EQ("30.. of 2", plain({first, again, of_message(note_at(30, after(2, 50)), "m2")}));
  EXPECT_EQ("30.. of 2", plain({first, again, note_at(30, after(2, 50))}));
}

TEST(Counting, TheLastTimeAMessageIsTriedIsInTheWindow) {
  const Notes notes{of_message(note_at(10, after(2, 50)), "m1"), of_message(note_at(60, after(2, 50)), "m1"),
                    of_message(note_at(90, after(2, 50)), "m2")};
  EXPECT_EQ("90.. of 2", plain(notes));
  EXPECT_EQ(60, standing_of(notes, {}).plain->counted_from);
}

TEST(Counting, AListingStandsOnTheFailuresThatLedToIt) {
  const Notes notes{note_at(10, after(2, 50)), note_at(20, after(2, 50)), note_at(25, after(2, 50), "other"),
                    note_at(30, after(2, 50, 9)), note_at(40, after(9, 50))};
  const Listing listing = *standing_of(notes, {}).plain;
  std::vector<bool> stands;
  for (const Note& note : notes) stands.push_back(stands_on(listing, notes[listing.note], note));
  EXPECT_EQ((std::vector<bool>{true, true, false, false, false}), stands);
}

TEST(Counting, ADeliveryWipesWhatCameBefore) {
  const Notes notes{note_at(10, after(2, 50)), note_at(20, after(2, 50))};
  EXPECT_EQ("none", plain(notes, {15}));
  EXPECT_EQ("none", plain(notes, {10}));
  EXPECT_EQ("none", plain(notes, {20}));
  EXPECT_EQ("20.. of 2", plain(notes, {9}));
  EXPECT_EQ("20.. of 2", plain(notes, {21}));
}

TEST(Counting, AfterADeliveryFailuresCountAnew) {
  EXPECT_EQ("30.. of 2",
            plain({note_at(10, after(2, 50)), note_at(20, after(2, 50)), note_at(30, after(2, 50))}, {15}));
}

TEST(Counting, ADeliveryLiftsNoPlainListing) {
  EXPECT_EQ("10.. of 1", plain({note_at(10, at_once())}, {20}));
}

TEST(Counting, ADeliveryLiftsAGuardedOneUpToItsSecond) {
  const Notes notes{note_at(10, guarded(at_once()))};
  EXPECT_EQ("10.. of 1", guarded_answer(notes));
  EXPECT_EQ("10.. of 1", guarded_answer(notes, {9}));
  EXPECT_EQ("none", guarded_answer(notes, {10}));
  EXPECT_EQ("none", guarded_answer(notes, {11}));
}

TEST(Counting, AGuardedFailureAfterTheDeliveryStands) {
  EXPECT_EQ("30.. of 1", guarded_answer({note_at(10, guarded(at_once())), note_at(30, guarded(at_once()))}, {20}));
}

TEST(Counting, PlainAndGuardedAreKeptApart) {
  const Notes notes{note_at(10, guarded(at_once())), note_at(20, at_once(5))};
  EXPECT_EQ("20..25 of 1", plain(notes));
  EXPECT_EQ("10.. of 1", guarded_answer(notes));
}

TEST(Counting, WhatHoldsLongestDecidesThenTheEarliest) {
  EXPECT_EQ("10..60 of 1", plain({note_at(10, at_once(50)), note_at(20, at_once(5))}));
  EXPECT_EQ("20.. of 1", plain({note_at(10, at_once(50)), note_at(20, at_once()), note_at(30, at_once())}));
  EXPECT_EQ("10..60 of 1", plain({note_at(10, at_once(50)), note_at(20, at_once(40))}));
}

TEST(Counting, ALiftedNoteIsAsIfItHadNeverBeen) {
  Notes notes{note_at(10, after(2, 50)), note_at(20, after(2, 50)), note_at(30, at_once())};
  notes[0].is_lifted = notes[2].is_lifted = true;
  EXPECT_EQ("none", plain(notes));
}

TEST(Counting, OrderOfTheNotesDoesNotMatter) {
  const Notes notes{note_at(30, after(3, 50)), note_at(10, after(3, 50)), note_at(20, after(3, 50))};
  EXPECT_EQ("30.. of 3", plain(notes));
}

TEST(Counting, EachFailureGoesByItsOwnRule) {
  EXPECT_EQ("20.. of 2", plain({note_at(10, after(9, 50)), note_at(20, after(2, 50))}));
  EXPECT_EQ("none", plain({note_at(10, after(2, 50)), note_at(20, after(9, 50))}));
}

}  // namespace
}  // namespace carom::suppression
