// A state that forgets says what one says that does not, and does not grow with what has long passed.
#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "tests/suppression/notes.h"

namespace carom::suppression {
namespace {

constexpr std::int64_t kHour = 3600;
constexpr std::int64_t kMemory = 30 * kDay;

std::string told(Store& store, const Entry& entry, std::int64_t now) {
  const auto dossier = store.find(entry);
  EXPECT_TRUE(dossier.has_value());
  const Listed* const listed = dossier ? dossier->listed_at(now) : nullptr;
  if (listed == nullptr) return "none";
  const Listing& listing = listed->listing;
  return std::to_string(listing.since) + ".." + (listing.until ? std::to_string(*listing.until) : "") + " of " +
         std::to_string(listing.count) + " from " + std::to_string(listing.counted_from);
}

std::int64_t deliveries_in(Store& store) {
  std::int64_t number = 0;
  EXPECT_TRUE(store
                  .each_fact([&number](const Fact& fact) {
                    if (std::holds_alternative<DeliveryFact>(fact)) ++number;
                    return true;
                  })
                  .has_value());
  return number;
}

// Few facts of each of many, so that a listing shows that should not be there.
constexpr std::uint32_t kEntries = 150;
Entry entry_at(std::uint32_t number) {
  return "kim" + std::to_string(number) + "@a.example";
}

/// What comes to be known within 20 days; with the longest window that is the memory.
Facts some_facts(std::mt19937& random, std::int64_t now, std::int64_t& id) {
  const core::SuppressSpec specs[] = {after(2, 10 * kDay, 70 * kDay), after(3, 9 * kDay, 90 * kDay),
                                      guarded(after(2, 10 * kDay)), guarded(at_once(60 * kDay)),
                                      guarded(after(3, 9 * kDay, 50 * kDay))};
  Facts facts;
  for (int size = 0; size < 60; ++size) {
    const Entry entry = entry_at(static_cast<std::uint32_t>(random() % kEntries));
    const std::int64_t time = now - static_cast<std::int64_t>(random() % (20 * kDay));
    if (random() % 3 == 0) {
      facts.deliveries.push_back({entry, time});
      continue;
    }
    Note note = note_at(time, specs[random() % std::size(specs)], random() % 2 == 0 ? "a" : "b");
    note.id = ++id;
    facts.failures.push_back({entry, note});
  }
  return facts;
}

TEST(Forgetting, ChangesNoAnswer) {
  std::mt19937 random(20261128);
  const Scratch scratch;
  const auto keeps = scratch.open("keeps");
  const auto forgets = scratch.open("forgets");
  std::int64_t id = 0;
  int listed = 0;
  for (std::int64_t now = 1000 * kDay; now < 1300 * kDay; now += 3 * kDay) {
    const Facts facts = some_facts(random, now, id);
    ASSERT_TRUE(keeps->add(facts, now).has_value());
    ASSERT_TRUE(forgets->add(facts, now).has_value());
    ASSERT_TRUE(forgets->forget(now).has_value());
    for (std::uint32_t i = 0; i < kEntries; ++i) {
      const std::string answer = told(*keeps, entry_at(i), now);
      ASSERT_EQ(answer, told(*forgets, entry_at(i), now)) << entry_at(i) << " on day " << now / kDay;
      listed += answer != "none" ? 1 : 0;
    }
  }
  EXPECT_GT(listed, 3000);
  EXPECT_LT(2 * deliveries_in(*forgets), deliveries_in(*keeps));
}

// A failure an hour and a delivery every ten minutes, for 100 days: it always has failures that still may count.
TEST(Forgetting, OfABusyDomainKeepsDeliveriesOfItsMemoryAlone) {
  const Scratch scratch;
  const auto store = scratch.open();
  for (std::int64_t now = kDay; now <= 100 * kDay; now += kDay) {
    Facts facts;
    for (std::int64_t time = now - kDay; time < now; time += kHour) {
      facts.failures.push_back({"@b.example", note_at(time, after(9, kDay))});
      for (std::int64_t i = 0; i < 6; ++i) facts.deliveries.push_back({"@b.example", time + i * kHour / 6});
    }
    ASSERT_TRUE(store->add(facts, now).has_value());
  }
  ASSERT_TRUE(store->forget(100 * kDay).has_value());
  EXPECT_LE(deliveries_in(*store), (kMemory + kDay) / kHour * 6 + 1);
}

/// Steps of the database to forget all that is needless.
std::int64_t cost_of(const Facts& facts, std::int64_t stays) {
  const Scratch scratch;
  const auto store = scratch.open();
  EXPECT_TRUE(store->add(facts, kDay).has_value());
  const std::int64_t before = store->steps();
  EXPECT_TRUE(store->forget(kDay + 2 * kMemory).has_value());
  EXPECT_EQ(stays, deliveries_in(*store));
  return store->steps() - before;
}

/// As many deliveries that stay, each beside a listing that holds, as go.
std::int64_t cost_of_entries(int entries) {
  Facts facts;
  for (int i = 0; i < entries; ++i) {
    const std::string number = std::to_string(i);
    facts.failures.push_back({"@" + number + ".example", note_at(10, at_once())});
    facts.deliveries.push_back({"@" + number + ".example", 20});
    facts.deliveries.push_back({"kim" + number + "@a.example", 20});
  }
  return cost_of(facts, entries);
}

std::int64_t cost_of_domain(std::int64_t deliveries) {
  Facts facts;
  facts.failures.push_back({"@b.example", note_at(10, at_once())});
  for (std::int64_t time = 0; time < deliveries; ++time) facts.deliveries.push_back({"@b.example", time});
  return cost_of(facts, 2);
}

TEST(Forgetting, LooksOnceAtWhatStays) {
  EXPECT_LT(cost_of_entries(8000), 6 * cost_of_entries(2000));
}

TEST(Forgetting, OfOneEntryCostsItsDeliveries) {
  EXPECT_LT(cost_of_domain(8000), 6 * cost_of_domain(2000));
}

}  // namespace
}  // namespace carom::suppression
