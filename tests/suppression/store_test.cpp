// What a state remembers, and what it forgets.
#include "runtime/suppression/store.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

#include "tests/suppression/notes.h"

namespace carom::suppression {
namespace {

constexpr std::int64_t kNow = 100 * kDay;
const Entry kKim = "kim@a.example";

Stored add(Store& store, const std::vector<Failure>& failures, std::int64_t now = kNow) {
  Facts facts;
  facts.failures = failures;
  const auto stored = store.add(facts, now);
  EXPECT_TRUE(stored.has_value()) << (stored ? "" : stored.error().message);
  return stored.value_or(Stored{});
}

void deliver(Store& store, const Entry& entry, std::int64_t time, std::int64_t now = kNow) {
  Facts facts;
  facts.deliveries.push_back({entry, time});
  EXPECT_TRUE(store.add(facts, now).has_value());
}

bool is_off(Store& store, const Entry& entry, std::int64_t now = kNow) {
  const auto dossier = store.find(entry);
  EXPECT_TRUE(dossier.has_value());
  return dossier && dossier->listed_at(now) != nullptr;
}

std::size_t notes_of(Store& store, const Entry& entry) {
  const auto dossier = store.find(entry);
  return dossier ? dossier->notes.size() : 0;
}

std::vector<Fact> facts_of(Store& store) {
  std::vector<Fact> facts;
  EXPECT_TRUE(store
                  .each_fact([&facts](const Fact& fact) {
                    facts.push_back(fact);
                    return true;
                  })
                  .has_value());
  return facts;
}

TEST(Store, RemembersAcrossOpenings) {
  const Scratch scratch;
  add(*scratch.open(), {{kKim, note_at(kNow - 9, after(2, kDay))}});
  EXPECT_FALSE(is_off(*scratch.open(), kKim));
  add(*scratch.open(), {{kKim, note_at(kNow - 5, after(2, kDay))}});
  EXPECT_TRUE(is_off(*scratch.open(), kKim));
}

TEST(Store, CountsWhatIsGivenTwiceOnce) {
  const Scratch scratch;
  const auto store = scratch.open();
  const std::vector<Failure> failures{{kKim, note_at(kNow - 9, after(2, kDay))}};
  EXPECT_EQ(1U, add(*store, failures).fresh);
  const Stored again = add(*store, failures);
  EXPECT_EQ(0U, again.fresh);
  EXPECT_EQ(1U, again.repeated);
  EXPECT_FALSE(is_off(*store, kKim));
}

TEST(Store, GivesNotesBackAsTheyWere) {
  const Scratch scratch;
  const auto store = scratch.open();
  Note note = note_at(kNow - 9, guarded(after(3, kDay, 7)));
  note.id = INT64_MIN;
  note.rule = "acme.full";
  note.message = "4bXyz";
  note.text = "452 4.2.2 \"full\" \xC3\xA9";
  note.source = "mail.log, record 7";
  add(*store, {{kKim, note}});
  note.known = kNow;
  const auto dossier = store->find(kKim);
  ASSERT_TRUE(dossier.has_value());
  EXPECT_EQ(std::vector<Note>{note}, dossier->notes);
}

TEST(Store, ListsEachOnceSortedPlainBeforeGuarded) {
  const Scratch scratch;
  const auto store = scratch.open();
  add(*store, {{"pat@b.example", note_at(5, at_once())},
               {kKim, note_at(6, guarded(at_once()))},
               {kKim, note_at(7, at_once())},
               {"@c.example", note_at(8, guarded(at_once()))},
               {"max@d.example", note_at(9, at_once(1))}});
  std::vector<std::string> all;
  ASSERT_TRUE(store
                  ->list(kNow,
                         [&all](const Listed& listed) {
                           all.push_back(listed.entry + (listed.is_guarded ? " guarded" : ""));
                           return true;
                         })
                  .has_value());
  EXPECT_EQ((std::vector<std::string>{"@c.example guarded", kKim, "pat@b.example"}), all);
}

TEST(Store, WhatIsTakenOffByHandCountsAnew) {
  const Scratch scratch;
  const auto store = scratch.open();
  add(*store, {{kKim, note_at(kNow - 9, after(2, kDay))}, {kKim, note_at(kNow - 8, after(2, kDay))}});
  const std::vector<Entry> entries{kKim, "nobody@a.example"};
  const auto removed = store->remove(entries, kNow);
  ASSERT_TRUE(removed.has_value());
  EXPECT_EQ(std::vector<Entry>{kKim}, *removed);
  EXPECT_FALSE(is_off(*store, kKim));
  // A failure from before that comes to be known only now.
  add(*store, {{kKim, note_at(kNow - 7, at_once())}});
  EXPECT_FALSE(is_off(*store, kKim));
  add(*store, {{kKim, note_at(kNow + 1, after(2, kDay))}}, kNow + 1);
  EXPECT_FALSE(is_off(*store, kKim, kNow + 1));
  add(*store, {{kKim, note_at(kNow + 2, after(2, kDay))}}, kNow + 2);
  EXPECT_TRUE(is_off(*store, kKim, kNow + 2));
}

TEST(Store, WhoIsPutOnByHandIsOnWhateverWasTakenOffBefore) {
  const Scratch scratch;
  const auto store = scratch.open();
  const std::vector<Entry> entries{kKim};
  ASSERT_TRUE(store->remove(entries, kNow).has_value());
  Note note = note_at(kNow, at_once(), "");
  note.kind = NoteKind::imported;
  const std::vector<Fact> facts{NoteFact{kKim, note}};
  ASSERT_TRUE(store->restore(facts).has_value());
  EXPECT_TRUE(is_off(*store, kKim));
}

TEST(Store, WhatAnotherStateKnowsFromBeforeARemovalIsLifted) {
  const Scratch scratch;
  const auto other = scratch.open("other");
  Note by_hand = note_at(kNow - 8, at_once(), "");
  by_hand.kind = NoteKind::imported;
  const std::vector<Fact> put_on{NoteFact{kKim, by_hand}};
  add(*other, {{kKim, note_at(kNow - 9, at_once())}, {"@a.example", note_at(kNow, at_once())}});
  ASSERT_TRUE(other->restore(put_on).has_value());
  const auto store = scratch.open();
  const std::vector<Entry> entries{kKim, "@a.example"};
  ASSERT_TRUE(store->remove(entries, kNow).has_value());
  const std::vector<Fact> facts = facts_of(*other);
  ASSERT_TRUE(store->restore(facts).has_value());
  EXPECT_EQ(2U, notes_of(*store, kKim));
  EXPECT_FALSE(is_off(*store, kKim));
  EXPECT_FALSE(is_off(*store, "@a.example"));
}

TEST(Store, ForgetsWhatCanNoLongerCount) {
  const Scratch scratch;
  const auto store = scratch.open();
  add(*store, {{kKim, note_at(kNow, after(3, 40 * kDay))}});
  deliver(*store, "pat@b.example", kNow);
  ASSERT_TRUE(store->forget(kNow + 40 * kDay).has_value());
  EXPECT_EQ(1U, notes_of(*store, kKim));
  ASSERT_TRUE(store->forget(kNow + 40 * kDay + 1).has_value());
  EXPECT_EQ(0U, notes_of(*store, kKim));
  EXPECT_FALSE(store->find("pat@b.example")->delivered.has_value());
}

TEST(Store, KeepsWhatWasReadLatelyHoweverOldItIs) {
  const Scratch scratch;
  const auto store = scratch.open();
  add(*store, {{kKim, note_at(kDay, after(2, 40 * kDay))}});
  ASSERT_TRUE(store->forget(kNow).has_value());
  add(*store, {{kKim, note_at(2 * kDay, after(2, 40 * kDay))}});
  EXPECT_TRUE(is_off(*store, kKim));
}

TEST(Store, KeepsWhatAListingStandsOnAndNothingElse) {
  const Scratch scratch;
  const auto store = scratch.open();
  const core::SuppressSpec spec = after(2, kDay);
  add(*store, {{kKim, note_at(1, spec, "other")},
               {kKim, note_at(10, spec)},
               {kKim, note_at(20, spec)},
               {kKim, note_at(30, spec)}});
  const auto before = store->find(kKim);
  ASSERT_TRUE(store->forget(kNow * 2).has_value());
  const auto after_it = store->find(kKim);
  ASSERT_TRUE(before && after_it && before->plain && after_it->plain);
  EXPECT_EQ(2U, after_it->notes.size());
  EXPECT_EQ(before->plain->note, after_it->plain->note);
  EXPECT_EQ(before->plain->listing.count, after_it->plain->listing.count);
  // What is kept is looked at again once something happens to it.
  const std::vector<Entry> entries{kKim};
  ASSERT_TRUE(store->remove(entries, kNow * 2).has_value());
  ASSERT_TRUE(store->forget(kNow * 4).has_value());
  EXPECT_EQ(0U, notes_of(*store, kKim));
}

TEST(Store, ForgetsListingsThatHaveEnded) {
  const Scratch scratch;
  const auto store = scratch.open();
  add(*store, {{kKim, note_at(10, at_once(kDay))}}, 10);
  ASSERT_TRUE(store->forget(kNow).has_value());
  EXPECT_EQ(0U, notes_of(*store, kKim));
  EXPECT_FALSE(store->find(kKim)->plain.has_value());
}

TEST(Store, TakesMoreThanIsForgottenAtOnce) {
  const Scratch scratch;
  const auto store = scratch.open();
  std::vector<Failure> failures;
  for (int i = 0; i < 1300; ++i)
    failures.push_back({"kim" + std::to_string(i) + "@a.example", note_at(10, after(2, kDay))});
  add(*store, failures, 10);
  Facts deliveries;
  for (int i = 0; i < 1300; ++i)
    deliveries.deliveries.push_back({std::string("@").append(std::to_string(i)).append(".example"), 10});
  ASSERT_TRUE(store->add(deliveries, 10).has_value());
  ASSERT_TRUE(store->forget(kNow).has_value());
  EXPECT_EQ(0U, notes_of(*store, "kim1299@a.example"));
  EXPECT_FALSE(store->find("@1299.example")->delivered.has_value());
}

std::string told(Store& store) {
  std::string text;
  EXPECT_TRUE(store
                  .list(kNow,
                        [&text](const Listed& one) {
                          text += one.entry + " " + std::to_string(one.listing.since) + "\n";
                          return true;
                        })
                  .has_value());
  return text;
}

TEST(Store, IsEqualToOneThatTookAllItsFactsIn) {
  const Scratch scratch;
  const auto store = scratch.open();
  add(*store, {{kKim, note_at(10, after(2, kDay))},
               {kKim, note_at(20, after(2, kDay))},
               {"@c.example", note_at(5, guarded(at_once()))}});
  add(*store, {{"pat@b.example", note_at(7, at_once())}}, kNow - 5);
  deliver(*store, "@c.example", 4);
  const std::vector<Entry> entries{"pat@b.example"};
  ASSERT_TRUE(store->remove(entries, kNow).has_value());
  add(*store, {{"pat@b.example", note_at(kNow + 1, at_once())}, {"pat@b.example", note_at(3, at_once())}});
  const auto other = scratch.open("other");
  const std::vector<Fact> facts = facts_of(*store);
  EXPECT_EQ(9U, facts.size());
  ASSERT_TRUE(other->restore(facts).has_value());
  EXPECT_EQ(facts, facts_of(*other));
  EXPECT_EQ(told(*store), told(*other));
  // Taken in again they change nothing.
  ASSERT_TRUE(other->restore(facts).has_value());
  EXPECT_EQ(facts, facts_of(*other));
}

TEST(Store, OfSeveralWritersLosesNothing) {
  const Scratch scratch;
  ASSERT_NE(nullptr, scratch.open());
  constexpr int kWriters = 3;
  constexpr int kEach = 40;
  {
    std::vector<std::jthread> writers;
    for (int writer = 0; writer < kWriters; ++writer)
      writers.emplace_back([&scratch, writer] {
        const auto store = scratch.open();
        for (int i = 0; i < kEach; ++i)
          add(*store, {{kKim, note_at(1000 + i * kWriters + writer, after(kWriters * kEach, kDay))}});
      });
  }
  const auto store = scratch.open();
  EXPECT_EQ(std::size_t{kWriters * kEach}, notes_of(*store, kKim));
  EXPECT_TRUE(is_off(*store, kKim));
}

// Each failure holds longer than the one before, and so decides.
TEST(Store, ShowsAListingWithTheFailureThatDecidesWhateverOthersWrite) {
  const Scratch scratch;
  const auto store = scratch.open();
  std::atomic<bool> is_done = false;
  std::jthread writer([&scratch, &is_done] {
    const auto own = scratch.open();
    for (int i = 1; i <= 300; ++i) add(*own, {{kKim, note_at(kNow + i, at_once(i * kDay))}});
    is_done = true;
  });
  while (!is_done) {
    const auto dossier = store->find(kKim);
    ASSERT_TRUE(dossier.has_value());
    if (!dossier->plain) continue;
    const auto decides = [&dossier](const Note& note) { return note.id == dossier->plain->note; };
    ASSERT_TRUE(std::ranges::any_of(dossier->notes, decides));
  }
}

TEST(Store, OfSeveralThatBeginAtOnceIsMadeOnce) {
  for (int round = 0; round < 10; ++round) {
    const Scratch scratch;
    {
      std::vector<std::jthread> writers;
      for (int writer = 0; writer < 4; ++writer)
        writers.emplace_back(
            [&scratch, writer] { add(*scratch.open(), {{kKim, note_at(1000 + writer, after(4, kDay))}}); });
    }
    EXPECT_TRUE(is_off(*scratch.open(), kKim));
  }
}

}  // namespace
}  // namespace carom::suppression
