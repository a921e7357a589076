// Failures and deliveries of one entry by chance, dense enough that they bear on each other.
#pragma once

#include <cstdint>
#include <iterator>
#include <random>
#include <vector>

#include "tests/suppression/notes.h"

namespace carom::suppression {

struct Event {
  std::int64_t time = 0;
  bool is_delivery = false;
  Note note;
};

inline std::vector<Event> some_events(std::mt19937& random) {
  const auto below = [&random](std::uint32_t most) { return static_cast<std::int64_t>(random() % most); };
  const core::SuppressSpec specs[] = {after(2, 10),       after(3, 20),          after(2, 15, 12),    at_once(9),
                                      guarded(at_once()), guarded(after(2, 30)), guarded(at_once(25))};
  std::vector<Event> events(1 + random() % 14);
  std::int64_t id = 0;
  for (Event& event : events) {
    event.time = 1000 + below(60);
    event.is_delivery = below(4) == 0;
    event.note = note_at(event.time, specs[random() % std::size(specs)], below(2) == 0 ? "a" : "b");
    event.note.id = ++id;
    if (below(2) == 0) event.note.message = below(2) == 0 ? "m1" : "m2";
  }
  // A plain one without end hides much.
  if (below(6) == 0) events.front().note.suppress = at_once();
  return events;
}

}  // namespace carom::suppression
