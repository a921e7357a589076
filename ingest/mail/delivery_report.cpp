// Groups of fields are read one after the other; the first speaks of the message, the others of a recipient each.
#include "ingest/mail/delivery_report.h"

#include <algorithm>

#include "ingest/records/value_spellings.h"

namespace carom::ingest {
namespace {

/// Some reports put the recipient's fields into the group about the message.
bool is_about_recipient(const HeaderBlock& group) {
  return !group.raw("final-recipient").empty() || !group.raw("original-recipient").empty() ||
         !group.raw("action").empty() || !group.raw("diagnostic-code").empty();
}

std::string_view first_word(std::string_view value) {
  value = trim(value);
  return value.substr(0, value.find_first_of(" \t\r\n(;"));
}

/// Nobody outside can write to it (RFC 6761, RFC 6762, RFC 8375; `internal` is reserved by ICANN).
bool is_private_domain(std::string_view domain) {
  constexpr std::string_view kPrivate[] = {".internal", ".local", ".localdomain", ".localhost", ".lan", ".home.arpa"};
  const std::string lower = to_lower(domain);
  return !lower.contains('.') ||
         std::ranges::any_of(kPrivate, [&](std::string_view end) { return lower.ends_with(end); });
}

/// Who failed, unless only the sender's own spelling (RFC 3464 section 2.3.1) says who that is outside.
std::string recipient_of(const HeaderBlock& group) {
  const std::string final_recipient = group.value("final-recipient");
  const std::string original_recipient = group.value("original-recipient");
  const std::string_view address = bare_address(without_type(final_recipient));
  const std::string_view original = bare_address(without_type(original_recipient));
  if (address.empty() || address.starts_with('@')) return std::string(original);
  const bool is_known_outside = !is_private_domain(domain_of(address)) || is_private_domain(domain_of(original));
  return std::string(is_known_outside ? address : original);
}

/// An exit status of a program (`X-Unix; 77`) is no reply.
std::string reply_of(const HeaderBlock& group) {
  const std::string code = group.value("diagnostic-code");
  const bool is_exit_status = to_lower(trim(std::string_view(code).substr(0, code.find(';')))) == "x-unix";
  return is_exit_status ? std::string() : std::string(without_type(code));
}

/// The fields of one group, taken off `rest`. Where an empty line is missing between two, the next recipient begins it.
std::string_view take_group(std::string_view& rest) {
  const std::string_view all = rest;
  std::size_t recipients = 0;
  while (!rest.empty()) {
    std::string_view next = rest;
    const std::string_view line = take_line(next);
    constexpr std::string_view kRecipient = "final-recipient:";
    if (to_lower(line.substr(0, kRecipient.size())) == kRecipient && ++recipients > 1) break;
    rest = next;
    if (trim(line).empty()) break;
  }
  return all.substr(0, all.size() - rest.size());
}

void fill(const HeaderBlock& group, RecordBuilder& builder) {
  builder.offer_copy(Slot::recipient, recipient_of(group));
  builder.offer_copy(Slot::dsn_action, first_word(group.value("action")));
  builder.offer_copy(Slot::dsn_status, first_word(group.value("status")));
  builder.offer_copy(Slot::host, without_type(group.value("remote-mta")));
  builder.offer_copy(Slot::text, reply_of(group));
  builder.offer_copy(Slot::timestamp, group.value("last-attempt-date"));
  builder.offer_copy(Slot::via, "dsn");
}

}  // namespace

std::optional<HeaderBlock> DeliveryReport::next_group(std::string_view& rest) {
  while (!rest.empty()) {
    std::string_view fields = take_group(rest);
    while (!fields.empty()) {
      const std::size_t size_before = fields.size();
      HeaderBlock group = HeaderBlock::take_from(fields);
      if (fields.size() == size_before) static_cast<void>(take_line(fields));  // no field: pass over the line
      if (is_about_recipient(group)) return group;
    }
  }
  return std::nullopt;
}

bool DeliveryReport::next_recipient(core::Record& record, TextArena& arena, RecordBuilder& builder) {
  const auto group = next_group(rest_);
  if (!group) return false;
  builder.begin(record, arena);
  fill(*group, builder);
  return true;
}

std::vector<std::string> DeliveryReport::recipients(std::size_t most) const {
  std::vector<std::string> found;
  std::string_view rest = rest_;
  while (found.size() < most) {
    const auto group = next_group(rest);
    if (!group) break;
    found.push_back(recipient_of(*group));
  }
  return found;
}

bool DeliveryReport::is_mixed() const {
  bool some_failed = false, some_did_not = false;
  std::string_view rest = rest_;
  while (const auto group = next_group(rest)) {
    const bool failed = to_lower(first_word(group->value("action"))) == "failed";
    (failed ? some_failed : some_did_not) = true;
    if (some_failed && some_did_not) return true;
  }
  return false;
}

}  // namespace carom::ingest
