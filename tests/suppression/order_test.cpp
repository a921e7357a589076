// Whatever the order in which facts come to be known, in pieces of any size and some of them twice, the store says what
// somebody says who goes through them once, in the order of time, with a list of failures in hand.
#include <algorithm>
#include <deque>
#include <map>
#include <random>
#include <set>
#include <tuple>
#include <vector>

#include "tests/suppression/some_events.h"

namespace carom::suppression {
namespace {

/// Off the list, as (guarded, since, until); until 0: without end.
using Off = std::set<std::tuple<bool, std::int64_t, std::int64_t>>;

/// When, and which message.
using Failed = std::pair<std::int64_t, std::string>;

std::size_t messages_in(const std::deque<Failed>& failures) {
  std::set<std::string> named;
  std::size_t nameless = 0;
  for (const auto& [time, message] : failures)
    if (message.empty())
      ++nameless;
    else
      named.insert(message);
  return named.size() + nameless;
}

/// The reference: one pass in the order of time, a queue of failures for each class.
Off off_after(std::vector<Event> events, std::int64_t now) {
  // What happens in one second: failures before the delivery, which wipes them.
  std::ranges::sort(events, {}, [](const Event& event) { return std::pair(event.time, event.is_delivery); });
  std::map<std::string, std::deque<Failed>> failures;
  Off off;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const Event& event = events[i];
    if (event.is_delivery) {
      failures.clear();
      std::erase_if(off, [](const auto& one) { return std::get<bool>(one); });
      continue;
    }
    // The whole second, and whether it ends with a delivery.
    bool is_wiped = false;
    std::deque<Failed>& of_class = failures[event.note.class_name];
    std::deque<Failed> counted = of_class;
    of_class.emplace_back(event.time, event.note.message);
    for (std::size_t j = 0; j < events.size(); ++j) {
      if (events[j].time != event.time) continue;
      is_wiped |= events[j].is_delivery;
      if (!events[j].is_delivery && events[j].note.class_name == event.note.class_name && j >= i)
        counted.emplace_back(event.time, events[j].note.message);
    }
    const core::SuppressSpec& spec = event.note.suppress;
    while (!counted.empty() && counted.front().first < event.time - spec.within) counted.pop_front();
    if (!spec.is_now() && (is_wiped || messages_in(counted) < spec.repeats)) continue;
    off.emplace(spec.guarded != 0, event.time, spec.lasting == 0 ? 0 : event.time + spec.lasting);
  }
  std::erase_if(off, [now](const auto& one) { return std::get<2>(one) != 0 && std::get<2>(one) <= now; });
  return off;
}

/// Of a kind, what holds longest, of those the earliest.
std::string best(const Off& off, bool is_guarded) {
  std::vector<std::tuple<std::int64_t, std::int64_t>> all;
  for (const auto& [guarded, since, until] : off)
    if (guarded == is_guarded) all.emplace_back(until == 0 ? INT64_MIN : -until, since);
  if (all.empty()) return "none";
  const auto [until, since] = *std::ranges::min_element(all);
  return std::to_string(since) + ".." + (until == INT64_MIN ? "" : std::to_string(-until));
}

std::string told(const std::optional<Listed>& listed, std::int64_t now) {
  if (!listed || !listed->listing.holds_at(now)) return "none";
  return std::to_string(listed->listing.since) + ".." +
         (listed->listing.until ? std::to_string(*listed->listing.until) : "");
}

TEST(Order, OfFactsDoesNotMatterToTheStore) {
  std::mt19937 random(20261128);
  const Scratch scratch;
  const auto store = scratch.open();
  constexpr std::int64_t kNow = 1062;
  int differences = 0;
  for (int round = 0; round < 200; ++round) {
    const std::vector<Event> events = some_events(random);
    std::vector<Event> shuffled = events;
    shuffled.insert(shuffled.end(), events.begin(),
                    events.begin() + static_cast<std::ptrdiff_t>(random() % events.size()));
    std::ranges::shuffle(shuffled, random);
    const Entry entry = "kim" + std::to_string(round) + "@a.example";
    for (std::size_t at = 0; at < shuffled.size();) {
      Facts facts;
      for (std::size_t size = 1 + random() % 4; size != 0 && at < shuffled.size(); --size, ++at)
        if (shuffled[at].is_delivery)
          facts.deliveries.push_back({entry, shuffled[at].time});
        else
          facts.failures.push_back({entry, shuffled[at].note});
      ASSERT_TRUE(store->add(facts, kNow).has_value());
    }
    const auto dossier = store->find(entry);
    ASSERT_TRUE(dossier.has_value());
    const Off off = off_after(events, kNow);
    EXPECT_EQ(best(off, false), told(dossier->plain, kNow)) << "round " << round;
    EXPECT_EQ(best(off, true), told(dossier->guarded, kNow)) << "round " << round;
    differences += best(off, false) != "none" || best(off, true) != "none" ? 1 : 0;
  }
  EXPECT_GT(differences, 50);
}

}  // namespace
}  // namespace carom::suppression
