// Records without doubts, nearly all, cost one look; the others a lock.
#include "ingest/reading_notes.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <tuple>

#include "ingest/bytes/input.h"
#include "ingest/json/json_record.h"
#include "support/counted.h"
#include "support/utf8.h"

namespace carom::ingest {
namespace {

// Of events that were passed over; what comes later is counted together.
constexpr std::size_t kMostKinds = 32;
constexpr std::string_view kOtherKinds = "others";

// Enough to know the value again.
constexpr std::size_t kMostBytesShown = 60;

std::string one_of(core::FieldType type) {
  return fmt::format("one of {}", fmt::join(core::words_of(type), ", "));
}

std::string expected_of(core::FieldType type) {
  switch (type) {
    case core::FieldType::host:
      return "a host name such as mx.example";
    case core::FieldType::ip:
      return "an IP address such as 192.0.2.1 or 2001:db8::1";
    case core::FieldType::duration:
      return "a duration such as 90s, 15m, 12h or 2d";
    case core::FieldType::integer:
      return "a whole number";
    case core::FieldType::boolean:
      return "true or false";
    default:
      return "a text";
  }
}

std::string expected_of(Slot slot) {
  switch (slot) {
    case Slot::code:
      return "a reply code from 200 to 699";
    case Slot::status:
    case Slot::dsn_status:
      return "an enhanced status code such as 5.1.1";
    case Slot::host:
      return expected_of(core::FieldType::host);
    case Slot::ip:
      return expected_of(core::FieldType::ip);
    case Slot::recipient:
      return "an address";
    case Slot::timestamp:
      return "a moment: RFC 3339, RFC 5322 or seconds since 1970";
    case Slot::stage:
      return one_of(core::FieldType::stage);
    case Slot::via:
      return one_of(core::FieldType::via);
    case Slot::attempts:
      return expected_of(core::FieldType::integer);
    case Slot::age:
      return expected_of(core::FieldType::duration);
    case Slot::dsn_action:
      return one_of(core::FieldType::dsn_action);
    case Slot::information:
      return one_of(core::FieldType::information);
    default:
      return "a text";
  }
}

std::string describe(std::string_view value, std::string_view name, const std::string& expected) {
  const std::string_view shown = cut_to(value, kMostBytesShown);
  return fmt::format("found {}{} as `{}`, expected {}", shown, shown.size() < value.size() ? "…" : "", name, expected);
}

/// Addresses are people's: words about a run show none.
std::string describe(const RefusedValue& refused) {
  const bool may_be_seen = refused.name.slot != Slot::recipient || refused.is_its_kind;
  return describe(may_be_seen ? refused.value : "something else", spelled(refused.name),
                  expected_of(refused.name.slot));
}

std::string describe(const RefusedDeclared& refused) {
  return describe(refused.value, refused.field->name, expected_of(refused.field->type));
}

std::string describe_passed_over(const std::map<std::string, std::uint64_t, std::less<>>& kinds) {
  std::string listed;
  std::uint64_t events = 0;
  for (const auto& [kind, number] : kinds) {
    if (kind == kDuplicate) continue;
    listed += fmt::format("{}{} {}", listed.empty() ? "" : ", ", number, kind.empty() ? "of no kind" : kind);
    events += number;
  }
  if (events == 0) return {};
  return fmt::format("{} no answer to classify and {} passed over: {}", counted(events, "event has", "events have"),
                     events == 1 ? "was" : "were", listed);
}

std::string records_have(std::uint64_t number) {
  return counted(number, "record has", "records have");
}

std::string describe_persons_mails(std::uint64_t count, bool is_only_file, const std::string& first) {
  const bool is_one = count == 1;
  const std::string what = is_one ? "a mail as people write it" : fmt::format("{} mails as people write them", count);
  return fmt::format(
      "found {}, expected {} that a machine sent: with a report (RFC 3464, RFC 5965), an Auto-Submitted field, an "
      "empty "
      "Return-Path or MAILER-DAEMON as its sender; {} words are not read as a bounce",
      is_one && is_only_file ? what : fmt::format("{} ({})", what, first), is_one ? "one" : "such",
      is_one ? "its" : "their");
}

}  // namespace

bool ReadingNotes::count(Kind& kind, NotedPlace place) {
  if (kind.records++ != 0 && std::tie(kind.file, kind.first) < std::tie(place.file, place.number)) return false;
  kind.file = place.file;
  kind.first = place.number;
  return true;
}

void ReadingNotes::take(const RecordBuilder& record, NotedPlace place, const MemberNames& members) {
  if (only_ != 0 && place.number != only_) return;
  const std::scoped_lock lock(mutex_);
  if (record.lacks_text() && count(textless_, place)) textless_.what = members();
  for (const RefusedValue& refused : record.refused())
    if (Kind& kind = refused_[static_cast<std::size_t>(refused.name.slot)]; count(kind, place))
      kind.what = describe(refused);
  for (const RefusedDeclared& refused : record.refused_declared())
    if (Kind& kind = refused_declared_[refused.field->name]; count(kind, place)) kind.what = describe(refused);
}

void ReadingNotes::take_persons_mail(NotedPlace place) {
  if (only_ != 0 && place.number != only_) return;
  const std::scoped_lock lock(mutex_);
  count(by_person_, place);
}

void ReadingNotes::take_further_mails(std::uint64_t mails, std::string_view file) {
  const std::scoped_lock lock(mutex_);
  count(further_mails_, {file, 1});
  further_mails_.records += mails - 1;
}

std::string describe_further_mails(std::uint64_t count) {
  return fmt::format(
      "found {} behind the first, expected one mail a file; only the first is read; --input-format "
      "mbox reads the mails of an mbox (RFC 4155)",
      counted(count, "more mail", "more mails"));
}

void ReadingNotes::take_format(Format format) {
  if (format <= Format::mbox) return;
  const std::scoped_lock lock(mutex_);
  ++formats_[format];
}

void ReadingNotes::take_unnamed_table() {
  const std::scoped_lock lock(mutex_);
  ++unnamed_tables_;
}

void ReadingNotes::take_passed_over(std::string_view kind, std::uint64_t times) {
  const std::scoped_lock lock(mutex_);
  // Kinds are a source's words: a hostile one may have as many as records.
  const bool is_known = passed_over_.contains(kind);
  const std::string_view counted_as = is_known || passed_over_.size() < kMostKinds ? kind : kOtherKinds;
  passed_over_[std::string(cut_to(counted_as, kMostBytesShown))] += times;
}

std::string ReadingNotes::first_of(const Kind& kind) {
  return kind.file.empty() ? fmt::format("the first is record {}", kind.first)
                           : fmt::format("one is record {} of {}", kind.first, shown_name(kind.file));
}

std::vector<std::string> ReadingNotes::told() const {
  const std::scoped_lock lock(mutex_);
  std::vector<std::string> told;
  for (const auto& [format, files] : formats_)
    told.push_back(files == 1 ? fmt::format("read as {}", name_of(format))
                              : fmt::format("{} files read as {}", files, name_of(format)));
  if (unnamed_tables_ != 0)
    told.push_back(
        fmt::format("read as replies, a line each, though {} like a table whose columns have other names; "
                    "`carom map FILE` guesses which is which",
                    unnamed_tables_ == 1 ? "it looks" : counted(unnamed_tables_, "file looks", "files look")));
  if (further_mails_.records != 0)
    told.push_back(
        describe_further_mails(further_mails_.records) +
        (further_mails_.file.empty() ? "" : fmt::format("; one such file is {}", shown_name(further_mails_.file))));
  if (by_person_.records != 0)
    told.push_back(describe_persons_mails(by_person_.records, by_person_.file.empty(), first_of(by_person_)));
  if (textless_.records != 0)
    told.push_back(
        fmt::format("{} no reply text under a known name; {} with {}; known names are "
                    "{}; --map text=NAME names another",
                    records_have(textless_.records), first_of(textless_),
                    textless_.what.empty() ? "no members" : "the members " + textless_.what, names_of(Slot::text)));
  const auto tell_refused = [&](std::string_view name, const Kind& kind) {
    told.push_back(fmt::format("{} no usable {}; {}: {}", records_have(kind.records), name, first_of(kind), kind.what));
  };
  for (std::size_t i = 0; i < kSlotCount; ++i)
    if (refused_[i].records != 0) tell_refused(spelled({static_cast<Slot>(i), kMappedRank}), refused_[i]);
  for (const auto& [name, kind] : refused_declared_) tell_refused(name, kind);
  if (std::string passed_over = describe_passed_over(passed_over_); !passed_over.empty())
    told.push_back(std::move(passed_over));
  if (const auto duplicates = passed_over_.find(kDuplicate); duplicates != passed_over_.end())
    told.push_back(counted(duplicates->second, "event was there before and was passed over",
                           "events were there before and were passed over"));
  return told;
}

std::string settle_doubts(const RecordBuilder& record, const FieldTargets& targets, std::uint64_t number,
                          const MemberNames& members) {
  if (!record.is_doubtful()) return {};
  const std::vector<RefusedValue> refused = record.refused();
  if (targets.is_strict() && !refused.empty()) return describe(refused.front());
  if (targets.is_strict() && !record.refused_declared().empty()) return describe(record.refused_declared().front());
  if (targets.notes() != nullptr) targets.notes()->take(record, {targets.file_in_notes(), number}, members);
  return {};
}

}  // namespace carom::ingest
