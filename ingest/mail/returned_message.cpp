// Fields that servers add name one recipient; `To` is what the author wrote.
#include "ingest/mail/returned_message.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "ingest/mail/header_block.h"
#include "ingest/mail/machine_mail.h"
#include "ingest/mail/notice.h"
#include "ingest/records/value_spellings.h"

namespace carom::ingest {
namespace {

// Headers are short; what is longer is a body that looks like one.
constexpr std::size_t kMaxHeaderBytes = std::size_t{64} << 10U;
// Of `To`: letters to many say nothing about whose bounce it is.
constexpr std::size_t kMostRecipients = 16;

bool is_list_mail(const HeaderBlock& header) {
  const std::string precedence = to_lower(trim(header.value("precedence")));
  return !header.raw("list-post").empty() || !header.raw("mailing-list").empty() || precedence == "list";
}

void add(std::string_view value, std::vector<std::string>& addresses) {
  std::string address(bare_address(value));
  if (domain_of(address).empty() || std::ranges::find(addresses, address) != addresses.end()) return;
  addresses.push_back(std::move(address));
}

/// A comma between addresses counts, not one in a quoted name.
std::vector<std::string> addresses_of(std::string_view list) {
  std::vector<std::string> addresses;
  std::size_t begin = 0;
  bool in_quotes = false;
  for (std::size_t i = 0; i <= list.size() && addresses.size() <= kMostRecipients; ++i) {
    if (i < list.size() && list[i] == '"') in_quotes = !in_quotes;
    if (i < list.size() && (list[i] != ',' || in_quotes)) continue;
    add(list.substr(begin, i - begin), addresses);
    begin = i + 1;
  }
  return addresses;
}

std::vector<std::string> recipients_in(const HeaderBlock& returned) {
  // Whoever returns a bounce says nothing about whom that one was about.
  if (is_list_mail(returned) || has_null_return_path(returned) || is_signed_by_machine(returned)) return {};
  for (const std::string_view field : {"x-original-to", "envelope-to", "x-envelope-to", "delivered-to"}) {
    std::vector<std::string> noted;
    add(returned.value(field), noted);
    if (!noted.empty()) return noted;
  }
  return addresses_of(returned.value("to"));
}

/// From the header on that stands behind the notice's words; empty without one.
std::string_view behind_words(std::string_view text) {
  while (!text.empty()) {
    std::string_view rest = text;
    if (begins_returned_message(take_line(rest))) break;
    text = rest;
  }
  // The line itself is a field, or introduces them.
  std::string_view rest = text;
  const std::string_view line = trim(take_line(rest));
  const bool is_field = to_lower(line).starts_with("return-path:") || to_lower(line).starts_with("received:");
  if (is_field) return text;
  for (std::string_view next = rest; !next.empty() && trim(take_line(next)).empty();) rest = next;
  return rest;
}

/// The beginning of the returned message, as far as its header may reach.
std::string returned_beginning(const Mail& mail) {
  for (const std::string_view type :
       {"message/rfc822", "message/global", "text/rfc822-headers", "message/rfc822-headers"})
    if (const MimePart* part = mail.find_part(type)) return part->beginning(kMaxHeaderBytes);
  const std::string notice = mail.plain_text(kMaxNoticeBytes);
  return std::string(behind_words(notice).substr(0, kMaxHeaderBytes));
}

}  // namespace

bool begins_returned_message(std::string_view line) {
  constexpr std::string_view kBeginnings[] = {"--- below this line",
                                              "------ this is a copy",
                                              "----- original message",
                                              "-----original message",
                                              "--- the header of the original",
                                              "----- message header follows",
                                              "--- original message follows",
                                              "original message headers:",
                                              "original message header:",
                                              "message headers follow",
                                              "----- unsent message follows",
                                              "------ forwarded message",
                                              "--- returned message",
                                              "----- message to resend",
                                              "return-path:",
                                              "received: ",
                                              "received:from",
                                              "----- message body suppressed",
                                              "the body of the original message",
                                              "------- returned mail follows"};
  const std::string start = to_lower(trim(line).substr(0, 40));
  return std::ranges::any_of(kBeginnings, [&](std::string_view beginning) { return start.starts_with(beginning); });
}

std::vector<std::string> returned_recipients(const Mail& mail) {
  const std::string beginning = returned_beginning(mail);
  std::string_view rest = beginning;
  return recipients_in(HeaderBlock::take_from(rest));
}

std::string returned_message_id(const Mail& mail) {
  const std::string beginning = returned_beginning(mail);
  std::string_view rest = beginning;
  return std::string(trim(HeaderBlock::take_from(rest).value("message-id")));
}

}  // namespace carom::ingest
