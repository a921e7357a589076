// A time ahead of the clock would keep somebody on the list, or off it, until then, whatever was done by hand
// meanwhile.
#include "cli/suppress/suppression_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "cli/verdicts/list_entry.h"
#include "ingest/bytes/input.h"
#include "ingest/records/timestamp.h"
#include "runtime/suppression/identity.h"
#include "support/utf8.h"

namespace carom::cli {
namespace {

using core::SuppressTarget;

std::optional<std::int64_t> time_of(const core::Record& record, std::int64_t now) {
  if (record.origin == nullptr) return std::nullopt;
  const std::optional<std::int64_t> time = ingest::parse_timestamp(record.origin->timestamp);
  return time ? time : ingest::parse_yearless(record.origin->timestamp, now);
}

// One line of UTF-8.
std::string excerpt_of(std::string_view text) {
  std::string excerpt;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = utf8_size_at(text, at);
    if (excerpt.size() + std::max<std::size_t>(size, 1) > kExcerptBytes) break;
    if (size == 0)
      excerpt += '?';
    else if (size == 1 && static_cast<unsigned char>(text[at]) < ' ')
      excerpt += ' ';
    else
      excerpt += text.substr(at, size);
    at += std::max<std::size_t>(size, 1);
  }
  return excerpt;
}

void add_delivery(const core::Record& record, std::int64_t time, suppression::Facts& facts) {
  for (const SuppressTarget target : {SuppressTarget::recipient, SuppressTarget::domain})
    if (std::string entry = entry_of(record, target); !entry.empty())
      facts.deliveries.push_back({std::move(entry), time});
}

suppression::Note note_of(const core::Record& record, const core::Verdict& verdict, std::int64_t now) {
  suppression::Note note;
  note.id = suppression::identity_of(record, time_of(record, now));
  note.suppress = verdict.suppress;
  note.class_name = verdict.class_name;
  note.rule = verdict.rule;
  if (record.origin != nullptr) note.message = excerpt_of(record.origin->message_id);
  note.text = excerpt_of(record.text);
  note.source = excerpt_of(fmt::format("{}, record {}", ingest::shown_name(record.file), record.number));
  return note;
}

}  // namespace

bool add_facts(const core::Record& record, const core::Verdict& verdict, std::int64_t now, suppression::Facts& facts) {
  const std::int64_t time = std::min(time_of(record, now).value_or(now), now);
  if (record.dsn_action == core::DsnAction::delivered) {
    add_delivery(record, time, facts);
    return true;
  }
  if (verdict.suppress.target < SuppressTarget::recipient) return true;
  std::string entry = entry_of(record, verdict.suppress.target);
  if (entry.empty()) return false;
  facts.failures.push_back({std::move(entry), note_of(record, verdict, now)});
  facts.failures.back().note.time = time;
  return true;
}

}  // namespace carom::cli
