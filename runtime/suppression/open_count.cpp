// Once an entry that somebody asks for: what counts is added up anew, by the rules of counting.h.
#include "runtime/suppression/open_count.h"

#include <map>
#include <string_view>

#include "runtime/suppression/counting.h"
#include "runtime/suppression/latest_tries.h"

namespace carom::suppression {
namespace {

/// Notes of one class in the order of time; not empty.
using OfClass = std::vector<const Note*>;

std::map<std::string_view, OfClass> by_class(std::span<const Note> notes, std::int64_t now) {
  std::map<std::string_view, OfClass> classes;
  for (const Note& note : notes)
    if (note.kind == NoteKind::failure && !note.is_lifted && note.time <= now)
      classes[note.class_name].push_back(&note);
  return classes;
}

std::size_t messages_since(std::int64_t from, const OfClass& notes) {
  LatestTries tries(notes.size());
  for (const Note* const note : notes)
    if (note->time >= from) tries.add(note->message);
  return tries.messages();
}

}  // namespace

std::vector<OpenCount> open_counts(std::span<const Note> notes, std::optional<std::int64_t> delivered,
                                   std::int64_t now) {
  std::vector<OpenCount> open;
  for (const auto& [name, of_class] : by_class(notes, now)) {
    const core::SuppressSpec& latest = of_class.back()->suppress;
    if (latest.repeats == 0) continue;
    const std::size_t messages = messages_since(counted_from(now, latest.within, delivered), of_class);
    open.push_back({std::string(name), messages, latest.repeats, latest.within});
  }
  return open;
}

}  // namespace carom::suppression
