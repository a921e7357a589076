// An entry with many notes is not counted with each fact; that it is told as if it were, and what that spares.
#include <algorithm>
#include <random>
#include <set>
#include <vector>

#include "tests/suppression/notes.h"

namespace carom::suppression {
namespace {

constexpr std::int64_t kNow = 10'000;
const Entry kDomain = "@b.example";

std::string told(const Listing& listing) {
  return std::to_string(listing.since) + ".." + (listing.until ? std::to_string(*listing.until) : "") + " of " +
         std::to_string(listing.count) + " from " + std::to_string(listing.counted_from);
}
std::string told(const std::optional<Listing>& listing) {
  return listing ? told(*listing) : "none";
}
std::string told(const std::optional<Listed>& listed) {
  return listed ? told(listed->listing) : "none";
}

/// All that was stored of the domain.
struct Known {
  std::vector<Note> notes;
  std::set<std::int64_t> deliveries;

  [[nodiscard]] Standing standing() const {
    return standing_of(notes, std::vector<std::int64_t>(deliveries.begin(), deliveries.end()));
  }
};

Note some_note(std::mt19937& random, std::int64_t id) {
  const core::SuppressSpec specs[] = {after(5, 40), after(3, 20, 4000), guarded(after(4, 30)), after(12, 90, 5000)};
  Note note =
      note_at(static_cast<std::int64_t>(random() % 3000), specs[random() % std::size(specs)], random() % 2 ? "a" : "b");
  note.id = id;
  if (random() % 2 == 0) note.message = "m" + std::to_string(random() % 9);
  return note;
}

Facts some_facts(std::mt19937& random, Known& known) {
  Facts facts;
  for (std::size_t size = 1 + random() % 25; size != 0; --size) {
    if (random() % 4 == 0) {
      facts.deliveries.push_back({kDomain, static_cast<std::int64_t>(random() % 3000)});
      known.deliveries.insert(facts.deliveries.back().time);
      continue;
    }
    known.notes.push_back(some_note(random, static_cast<std::int64_t>(known.notes.size())));
    facts.failures.push_back({kDomain, known.notes.back()});
  }
  return facts;
}

std::vector<std::string> listed(Store& store) {
  std::vector<std::string> all;
  EXPECT_TRUE(store
                  .list(kNow - 3000,
                        [&all](const Listed& one) {
                          all.push_back(one.entry + (one.entry == kDomain ? " " + told(one.listing) : ""));
                          return true;
                        })
                  .has_value());
  return all;
}

std::vector<std::string> expected_list(const Standing& standing) {
  const auto holds = [](const std::optional<Listing>& listing) { return listing && listing->holds_at(kNow - 3000); };
  std::vector<std::string> all{"@a.example"};
  if (holds(standing.plain) || holds(standing.guarded))
    all.push_back(kDomain + " " + told(holds(standing.plain) ? *standing.plain : *standing.guarded));
  all.emplace_back("kim@c.example");
  return all;
}

TEST(Growth, IsToldAsIfAllWereCountedEachTime) {
  std::mt19937 random(20261128);
  for (int round = 0; round < 6; ++round) {
    const Scratch scratch;
    const auto store = scratch.open();
    Facts others;
    others.failures = {{"@a.example", note_at(5, at_once())}, {"kim@c.example", note_at(6, at_once())}};
    ASSERT_TRUE(store->add(others, kNow).has_value());
    Known known;
    for (int batch = 0; batch < 40; ++batch) {
      ASSERT_TRUE(store->add(some_facts(random, known), kNow).has_value());
      const Standing standing = known.standing();
      const auto dossier = store->find(kDomain);
      ASSERT_TRUE(dossier.has_value());
      EXPECT_EQ(told(standing.plain), told(dossier->plain)) << "batch " << batch;
      EXPECT_EQ(told(standing.guarded), told(dossier->guarded)) << "batch " << batch;
      EXPECT_EQ(expected_list(standing), listed(*store)) << "batch " << batch;
    }
    ASSERT_TRUE(store->forget(kNow).has_value());
    EXPECT_EQ(expected_list(known.standing()), listed(*store));
  }
}

/// Steps of the database for so many failures of one domain, stored ten at a time.
std::int64_t cost_of(std::int64_t failures) {
  const Scratch scratch;
  const auto store = scratch.open();
  for (std::int64_t time = 0; time < failures;) {
    Facts facts;
    for (int i = 0; i < 10; ++i, ++time) facts.failures.push_back({kDomain, note_at(time, after(20, 500))});
    facts.deliveries.push_back({kDomain, time});
    EXPECT_TRUE(store->add(facts, failures).has_value());
  }
  return store->steps();
}

TEST(Growth, CostsWhatComesAndNotWhatIsThere) {
  EXPECT_LT(cost_of(6000), 6 * cost_of(1500));
}

// If each try were looked back at from each, this would not end.
TEST(Growth, OfOneMessageIsCountedByItsTries) {
  std::vector<Note> notes;
  for (std::int64_t time = 0; time < 200'000; ++time) {
    notes.push_back(note_at(time, after(2, 1'000'000)));
    notes.back().message = "m1";
  }
  EXPECT_EQ("none", told(standing_of(notes, {}).plain));
  notes.push_back(note_at(200'000, after(2, 1'000'000)));
  EXPECT_EQ("200000.. of 2 from 199999", told(standing_of(notes, {}).plain));
}

}  // namespace
}  // namespace carom::suppression
