// For people: first the answer, then what it stands on.
#include <fmt/format.h>

#include <string_view>

#include "cli/suppress/listed_writer.h"
#include "cli/suppress/why_writer.h"
#include "runtime/core/verdict.h"
#include "runtime/suppression/open_count.h"
#include "support/counted.h"

namespace carom::cli {
namespace {

using suppression::Dossier;
using suppression::Listed;
using suppression::Note;

std::string reason_of(const Listed& listed, const Dossier& dossier) {
  for (const Note& note : dossier.notes) {
    if (note.id != listed.note) continue;
    if (note.kind == suppression::NoteKind::imported) return "  put on it by hand\n";
    const std::string counted_since =
        note.suppress.is_now()
            ? ""
            : fmt::format("; failure {} since {}", listed.listing.count, time_text(listed.listing.counted_from));
    return fmt::format("  by {} (rule {}): suppress {}{}\n", note.class_name, note.rule, core::to_string(note.suppress),
                       counted_since);
  }
  return {};
}

std::string lifted_by(const Listed& listed) {
  std::string text = "  lifted by `carom suppress remove`";
  if (listed.is_guarded) text += ", or a delivery";
  if (listed.listing.until) text += ", or time";
  return text + "\n";
}

std::string answer_of(const Listed* listed, const Dossier& dossier) {
  if (listed == nullptr) return "not on the list\n";
  const std::string until = listed->listing.until ? "until " + time_text(*listed->listing.until) : "without end";
  return fmt::format("off the list since {}, {}{}\n", time_text(listed->listing.since), until,
                     listed->is_guarded ? ", guarded" : "") +
         reason_of(*listed, dossier) + lifted_by(*listed);
}

std::string_view remark_of(const Note& note, Part part) {
  if (note.is_lifted) return ", taken off by hand";
  switch (part) {
    case Part::decided:
      return ", decides";
    case Part::counted:
      return ", counts";
    case Part::none:
      break;
  }
  return "";
}

std::string note_text(const Note& note, Part part) {
  const std::string what = note.kind == suppression::NoteKind::imported ? "imported" : note.class_name;
  return fmt::format("    {}  {}{}\n        {}\n        {}\n", time_text(note.time), what, remark_of(note, part),
                     note.source, note.text);
}

// How far from the list; whoever is on it has reached a number, and which failures it stands on is said beside them.
std::string counts_text(const Dossier& dossier, std::int64_t now) {
  if (dossier.listed_at(now) != nullptr) return {};
  std::string text;
  for (const suppression::OpenCount& one : suppression::open_counts(dossier.notes, dossier.delivered, now))
    text += fmt::format("  {}: {} of {} in {}{}\n", one.class_name, counted(one.messages, "message", "messages"),
                        one.needed, core::spell_duration(one.within),
                        one.is_reached() ? "; the time that they put it on the list for has ended" : "");
  return text;
}

std::string part_text(const std::string& entry, const Dossier& dossier, std::int64_t now) {
  const Listed* const listed = dossier.listed_at(now);
  std::string text = entry + ": " + answer_of(listed, dossier) + counts_text(dossier, now);
  if (dossier.delivered) text += fmt::format("  last delivery {}\n", time_text(*dossier.delivered));
  if (dossier.removed) text += fmt::format("  last taken off by hand {}\n", time_text(*dossier.removed));
  text += fmt::format("  {} known\n", counted(dossier.notes.size(), "failure is", "failures are"));
  for (const Note& note : dossier.notes) text += note_text(note, part_of(note, dossier, listed));
  return text;
}

}  // namespace

std::string why_as_text(const Known& known) {
  const std::string domain = known.entry.substr(known.entry.rfind('@'));
  std::string text;
  if (known.is_listed() && known.own.listed_at(known.now) == nullptr)
    text = fmt::format("{}: off the list by its domain {}\n", known.entry, domain);
  text += part_text(known.entry, known.own, known.now);
  const bool is_domain_known = known.domain && !known.domain->notes.empty();
  if (is_domain_known) text += part_text(domain, *known.domain, known.now);
  return text;
}

}  // namespace carom::cli
