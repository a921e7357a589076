// For programs: one object, every key always there.
#include <string_view>

#include "cli/suppress/listed_writer.h"
#include "cli/suppress/why_writer.h"
#include "runtime/core/verdict.h"
#include "runtime/suppression/open_count.h"
#include "support/json_writer.h"

namespace carom::cli {
namespace {

using suppression::Dossier;
using suppression::Listed;
using suppression::Note;

std::string text_or_nothing(const std::optional<std::int64_t>& time) {
  return time ? time_text(*time) : std::string();
}

std::string_view word_of(Part part) {
  switch (part) {
    case Part::decided:
      return "decides";
    case Part::counted:
      return "counts";
    case Part::none:
      break;
  }
  return "";
}

void write_note(JsonWriter& json, const Note& note, Part part) {
  json.begin_object();
  json.member("time", time_text(note.time));
  json.member_or_null("class", note.class_name);
  json.member_or_null("rule", note.rule);
  json.member("suppress", core::to_string(note.suppress));
  json.member_or_null("part", word_of(part));
  json.member("imported", note.kind == suppression::NoteKind::imported);
  json.member("lifted", note.is_lifted);
  json.member_or_null("message", note.message);
  json.member("text", note.text);
  json.member("source", note.source);
  json.end_object();
}

void write_lifted_by(JsonWriter& json, const Listed* listed) {
  json.key("lifted_by").begin_array();
  if (listed != nullptr) {
    json.string("remove");
    if (listed->is_guarded) json.string("delivery");
    if (listed->listing.until) json.string("time");
  }
  json.end_array();
}

void write_counts(JsonWriter& json, const Dossier& dossier, std::int64_t now) {
  json.key("counts").begin_array();
  for (const suppression::OpenCount& one : suppression::open_counts(dossier.notes, dossier.delivered, now)) {
    json.begin_object();
    json.member("class", one.class_name).member("messages", one.messages);
    json.member("needed", one.needed).member("within", core::spell_duration(one.within));
    json.end_object();
  }
  json.end_array();
}

void write_members(JsonWriter& json, const std::string& entry, const Dossier& dossier, std::int64_t now) {
  const Listed* const listed = dossier.listed_at(now);
  json.member("entry", entry);
  json.key("listing");
  if (listed != nullptr)
    json.raw(listing_as_json(*listed));
  else
    json.null();
  write_lifted_by(json, listed);
  json.member_or_null("delivered", text_or_nothing(dossier.delivered));
  json.member_or_null("removed", text_or_nothing(dossier.removed));
  write_counts(json, dossier, now);
  json.key("failures").begin_array();
  for (const Note& note : dossier.notes) write_note(json, note, part_of(note, dossier, listed));
  json.end_array();
}

}  // namespace

std::string why_as_json(const Known& known) {
  std::string line;
  JsonWriter json(line);
  json.begin_object();
  json.member("listed", known.is_listed());
  write_members(json, known.entry, known.own, known.now);
  json.key("domain");
  if (known.domain) {
    json.begin_object();
    write_members(json, known.entry.substr(known.entry.rfind('@')), *known.domain, known.now);
    json.end_object();
  } else {
    json.null();
  }
  json.end_object();
  return line + "\n";
}

}  // namespace carom::cli
