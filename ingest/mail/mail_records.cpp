// The mail's date stands for what its report does not date.
#include "ingest/mail/mail_records.h"

#include <fmt/format.h>

#include <utility>

#include "ingest/mail/returned_message.h"
#include "ingest/records/value_spellings.h"

namespace carom::ingest {
namespace {

// Of a date or an id, which each record gets: longer than a line of a mail may be (RFC 5322 section 2.1.1).
constexpr std::size_t kMaxIdBytes = 1024;

std::string cut_id(std::string_view value) {
  return std::string(trim(value).substr(0, kMaxIdBytes));
}

/// The last status that stands between `(#` or `[#` and a closing bracket; empty without one.
std::string_view marked_status(std::string_view text) {
  const std::size_t at = text.rfind('#');
  if (at == std::string_view::npos || at == 0 || (text[at - 1] != '(' && text[at - 1] != '[')) return {};
  const std::string_view status = text.substr(at + 1, text.find_first_of(")]", at) - at - 1);
  return core::parse_enhanced_status(status) ? status : std::string_view{};
}

}  // namespace

MailRecords::Origin::Origin(const Mail& mail)
    : timestamp(cut_id(mail.headers.value("date"))),
      event_id(cut_id(mail.headers.value("message-id"))),
      message_id(cut_id(returned_message_id(mail))) {}

bool MailRecords::add(std::string_view recipient, std::string_view text) {
  begin();
  builder_.offer_copy(Slot::recipient, recipient);
  builder_.offer_copy(Slot::text, text);
  builder_.offer_copy(Slot::via, "dsn");
  return hand_over();
}

/// qmail puts a status behind its own words: `… (#5.4.4)`.
bool MailRecords::hand_over() {
  if (!record_.dsn_status) builder_.offer_copy({Slot::status, kGuessedRank}, marked_status(record_.text));
  if (!origin_) origin_.emplace(mail_);
  builder_.offer_copy(Slot::timestamp, origin_->timestamp);
  builder_.offer_copy(Slot::event_id, origin_->event_id);
  builder_.offer_copy(Slot::message_id, origin_->message_id);
  builder_.finish();
  return sink_.record(record_);
}

void MailRecords::reject(std::string reason) {
  sink_.reject(place_.offset,
               place_.number == 0 ? std::move(reason) : fmt::format("in mail {}: {}", place_.number, reason));
}

}  // namespace carom::ingest
