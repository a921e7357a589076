// Mails: delivery reports, complaints, receipts, and whatever else comes back.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "ingest/mail/delivery_report.h"
#include "ingest/mail/further_mails.h"
#include "ingest/mail/html_text.h"
#include "ingest/mail/machine_mail.h"
#include "ingest/mail/mail_records.h"
#include "ingest/mail/mime_parts.h"
#include "ingest/mail/notice.h"
#include "ingest/mail/returned_message.h"
#include "ingest/mail/session_transcript.h"
#include "ingest/readers.h"
#include "ingest/reading_notes.h"
#include "ingest/records/value_spellings.h"

namespace carom::ingest {
namespace {

// Markup is many times its words.
constexpr std::size_t kMaxHtmlBytes = std::size_t{4} << 20;
// MTAs send to at most some thousands of recipients in one session (RFC 5321 section 4.5.3.1.8 asks for 100).
constexpr std::size_t kMaxRecipients = 100000;
// Longer than a line of a mail may be (RFC 5322 section 2.1.1).
constexpr std::size_t kMaxSubjectBytes = 1024;

Expected<std::string> read_beginning(Input& input) {
  std::string mail;
  while (mail.size() < kMaxMailBytes) {
    const auto chunk = input.next_chunk();
    if (!chunk) return std::unexpected(chunk.error());
    if (chunk->empty()) break;
    mail += *chunk;
  }
  return mail;
}

/// The words for a person: the first text part that has any, plain ones first.
Notice notice_of(const Mail& mail) {
  for (const MimePart& part : mail.parts)
    if (part.type.type == "text/plain")
      if (Notice notice(part.content()); !notice.empty()) return notice;
  if (const MimePart* html = mail.find_part("text/html"))
    return Notice(text_of_html(std::string_view(html->content()).substr(0, kMaxHtmlBytes)));
  return {};
}

/// Of a list with commas.
std::vector<std::string> addresses_in(std::string_view list) {
  std::vector<std::string> addresses;
  while (!trim(list).empty()) {
    const std::size_t end = std::min(list.find(','), list.size());
    // Exim lists files and programs, too.
    const std::string_view address = bare_address(list.substr(0, end));
    if (!domain_of(address).empty()) addresses.emplace_back(address);
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return addresses;
}

/// Of a part of its own; empty without one.
std::string report_of(const Mail& mail) {
  for (const std::string_view type : {"message/delivery-status", "message/global-delivery-status"})
    if (const MimePart* part = mail.find_part(type)) return part->content();
  return {};
}

/// The fields of a report among the words of a notice, before the returned message; empty without any.
std::string report_in(std::string_view words) {
  std::string report;
  while (!words.empty()) {
    const std::string_view line = take_line(words);
    if (begins_returned_message(line)) break;
    report.append(line).append("\n");
  }
  const bool has_field = to_lower(report).contains("\nfinal-recipient:");
  return has_field ? report : std::string();
}

/// Of the people who run mail, whom a notice may name for help (RFC 2142), and of the program that writes it.
bool is_role_address(std::string_view address) {
  const std::string_view local = address.substr(0, address.find('@'));
  constexpr std::string_view kRoles[] = {"postmaster", "mailer-daemon", "abuse",   "hostmaster", "noc",
                                         "support",    "helpdesk",      "noreply", "no-reply",   "admin"};
  return std::ranges::find(kRoles, local) != std::end(kRoles);
}

/// What a notice says of the recipients of the report below it. Asked for first, it is told apart by them.
class ReportReasons {
 public:
  /// Both outlive it.
  ReportReasons(const std::string& report, Notice& notice) : report_(report), notice_(notice) {}

  /// What a mixed notice says of nobody by name is the reason of those that failed.
  std::string reason_for(const core::Record& record) {
    if (!std::exchange(is_told_apart_, true)) {
      notice_.tell_apart(DeliveryReport(report_).recipients(kMaxRecipients));
      is_mixed_ = DeliveryReport(report_).is_mixed();
    }
    const bool takes_reason = !is_mixed_ || record.dsn_action == core::DsnAction::failed;
    return takes_reason ? notice_.reason_for(record.recipient) : notice_.said_of(record.recipient);
  }

 private:
  const std::string& report_;
  Notice& notice_;
  bool is_told_apart_ = false;
  bool is_mixed_ = false;
};

/// One mail on its way into records.
class MailReader {
 public:
  MailReader(const Mail& mail, MailPlace place, const ReadOptions& options, RecordCollector& sink)
      : mail_(mail),
        place_(place),
        notice_(notice_of(mail)),
        options_(options),
        sink_(sink),
        records_(mail, place, sink) {}

  void read();

 private:
  bool read_delivery_report();
  void complete(ReportReasons& reasons);
  bool read_machine_report();
  bool read_failed_recipients();
  bool read_enclosed_report();
  bool read_notice();
  bool read_transcript();
  [[nodiscard]] const std::vector<std::string>& headed_recipients();
  [[nodiscard]] std::string only_returned_recipient() const;
  [[nodiscard]] std::string only_recipient(bool names_failed) const;
  [[nodiscard]] std::string reason_of_one(const std::vector<std::string>& recipients);
  void read_headed(const std::vector<std::string>& recipients);
  [[nodiscard]] std::string text_with_subject(const std::string& reason);

  const Mail& mail_;
  MailPlace place_;
  Notice notice_;
  const ReadOptions& options_;
  RecordCollector& sink_;
  MailRecords records_;
  // None: not looked for yet.
  std::optional<std::vector<std::string>> headed_recipients_;
  std::optional<std::string> subject_;
};

void MailReader::read() {
  if (read_delivery_report() || read_machine_report() || read_failed_recipients() || read_enclosed_report() ||
      read_notice())
    return;
  const std::string found = mail_.parts.empty() ? "nothing" : mail_.parts.front().type.type;
  records_.reject("found a mail with neither a delivery report nor text (" + found +
                  "), expected a bounce with a message/delivery-status, text/plain or text/html part");
}

/// False: the mail has no report that names a recipient.
bool MailReader::read_delivery_report() {
  std::string content = report_of(mail_);
  // What a person writes or quotes is no report.
  if (content.empty() && is_by_machine(mail_, notice_.first_line()))
    content = report_in(mail_.plain_text(kMaxNoticeBytes));
  if (content.empty()) return false;
  DeliveryReport report(content);
  std::size_t count = 0;
  ReportReasons reasons(content, notice_);
  while (report.next_recipient(records_.record(), records_.arena(), records_.builder())) {
    if (++count > kMaxRecipients) {
      records_.reject(
          fmt::format("found a report on more than {} recipients; the others are not read", kMaxRecipients));
      return true;
    }
    complete(reasons);
    if (!records_.hand_over()) return true;
  }
  return count > 0;
}

/// With what the notice says of the recipient that the report has come to.
void MailReader::complete(ReportReasons& reasons) {
  const core::Record& record = records_.record();
  if (record.recipient.empty())
    if (const auto& headed = headed_recipients(); headed.size() == 1)
      records_.builder().offer_copy(Slot::recipient, headed.front());
  if (record.text.empty()) records_.builder().offer_copy(Slot::text, reasons.reason_for(record));
}

/// Complaints (RFC 5965) and receipts (RFC 8098) say in one field what they are; it stands before the words.
bool MailReader::read_machine_report() {
  struct Kind {
    std::string_view type, field, recipient;
  };
  constexpr std::array<Kind, 2> kKinds = {{{"message/feedback-report", "feedback-type", "original-rcpt-to"},
                                           {"message/disposition-notification", "disposition", "final-recipient"}}};
  for (const auto& [type, field, recipient] : kKinds) {
    const MimePart* part = mail_.find_part(type);
    if (part == nullptr) continue;
    const std::string content = part->content();
    std::string_view rest = content;
    const HeaderBlock fields = HeaderBlock::take_from(rest);
    std::string named(bare_address(without_type(fields.value(recipient))));
    if (named.empty()) named = only_returned_recipient();
    records_.add(named, std::string(field) + ": " + fields.value(field) + "\n" + text_with_subject(notice_.reason()));
    return true;
  }
  return false;
}

/// Exim and Google name the recipients in a field of the header.
bool MailReader::read_failed_recipients() {
  // A header value is bounded, and with it the number of addresses.
  const std::string list = mail_.headers.value("x-failed-recipients");
  const std::vector<std::string> recipients = addresses_in(list);
  notice_.tell_apart(recipients);
  for (const std::string& recipient : recipients)
    if (!records_.add(recipient, notice_.reason_for(recipient))) break;
  return !recipients.empty();
}

/// A filter that looked into a report sends it on as an attachment, and keeps the type of the whole.
bool MailReader::read_enclosed_report() {
  if (!to_lower(mail_.headers.value("content-type")).contains("report-type=delivery-status")) return false;
  const MimePart* part = mail_.find_part("message/rfc822");
  if (part == nullptr) return false;
  const std::string content = part->content();
  const Mail enclosed = split_mail(content);
  return MailReader(enclosed, place_, options_, sink_).read_delivery_report();
}

/// Recipients that nothing else heads.
bool MailReader::read_transcript() {
  const std::vector<TranscriptEntry> entries = read_session_transcript(mail_.plain_text(kMaxNoticeBytes));
  for (std::size_t i = 0; i < std::min(entries.size(), kMaxRecipients); ++i)
    if (!records_.add(entries[i].recipient, entries[i].text)) break;
  return !entries.empty();
}

/// What a person writes, quoted replies included, is no reply: nobody's address may be suppressed for it.
bool MailReader::read_notice() {
  if (text_with_subject(notice_.reason()).empty()) return false;
  const bool is_bounce = is_by_machine(mail_, notice_.first_line());
  const bool names_failed = is_bounce && !is_automatic_answer(mail_);
  const std::vector<std::string> recipients = names_failed ? headed_recipients() : std::vector<std::string>{};
  if (recipients.size() > 1) {
    read_headed(recipients);
    return true;
  }
  if (names_failed && recipients.empty() && read_transcript()) return true;
  if (!is_bounce && options_.notes != nullptr)
    options_.notes->take_persons_mail({options_.file_in_notes, records_.next_number()});
  const std::string recipient = !is_bounce           ? ""
                                : recipients.empty() ? only_recipient(names_failed)
                                                     : recipients.front();
  records_.add(recipient, is_bounce ? text_with_subject(reason_of_one(recipients)) : std::string());
  return true;
}

/// What is said of others is left out where somebody is named.
std::string MailReader::reason_of_one(const std::vector<std::string>& recipients) {
  if (recipients.empty()) return notice_.reason();
  notice_.tell_apart(recipients);
  return notice_.is_told_apart() ? notice_.reason_for(recipients.front()) : notice_.reason();
}

/// Of the returned message; empty where there are several.
std::string MailReader::only_returned_recipient() const {
  const std::vector<std::string> returned = returned_recipients(mail_);
  return returned.size() == 1 ? returned.front() : std::string();
}

/// Where no words head an address: the one that the notice names, else the one that the returned message was for. Of
/// several none is taken, unless it is both.
std::string MailReader::only_recipient(bool names_failed) const {
  // The one who unsubscribes is the one to take off.
  if (mail_.headers.value("x-apple-unsubscribe") == "true")
    return std::string(bare_address(mail_.headers.value("from")));
  if (!names_failed) return {};
  const auto is_a_party = [this](const std::string& address) {
    const auto is = [&](std::string_view field) {
      return to_lower(bare_address(mail_.headers.value(field))) == address;
    };
    return is("to") || is("from") || is("reply-to") || is_role_address(address);
  };
  std::vector<std::string> named = notice_.named_addresses();
  const Notice subject(mail_.headers.value("subject"));
  if (named.empty()) named = subject.named_addresses();
  std::erase_if(named, is_a_party);
  if (named.size() == 1) return named.front();
  std::vector<std::string> returned = returned_recipients(mail_);
  std::erase_if(returned, [&](const std::string& address) { return is_a_party(to_lower(address)); });
  if (!named.empty())
    std::erase_if(returned, [&](const std::string& address) {
      return std::ranges::find(named, to_lower(address)) == named.end();
    });
  return returned.size() == 1 ? returned.front() : std::string();
}

/// Whom the notice is sent to, the sender of the returned mail, may be named there too.
const std::vector<std::string>& MailReader::headed_recipients() {
  if (headed_recipients_) return *headed_recipients_;
  headed_recipients_ = notice_.headed_recipients();
  const std::string sender = to_lower(bare_address(mail_.headers.value("to")));
  std::erase_if(*headed_recipients_, [&](const std::string& recipient) { return to_lower(recipient) == sender; });
  return *headed_recipients_;
}

/// One record with the replies to several would give all of them the verdict of one.
void MailReader::read_headed(const std::vector<std::string>& recipients) {
  notice_.tell_apart(recipients);
  for (const std::string& recipient : recipients)
    if (!records_.add(recipient, text_with_subject(notice_.reason_for(recipient)))) return;
}

/// The subject tells an automatic answer from a person's.
std::string MailReader::text_with_subject(const std::string& reason) {
  if (!subject_) subject_ = mail_.headers.value("subject").substr(0, kMaxSubjectBytes);
  return subject_->empty() || reason.empty() ? *subject_ + reason : *subject_ + "\n" + reason;
}

/// Whoever reads strictly wants no exit status of success for mails that nobody read.
void tell_further_mails(std::size_t count, const ReadOptions& options, RecordCollector& sink) {
  if (count == 0) return;
  if (options.strict)
    sink.reject(0, describe_further_mails(count));
  else if (options.notes != nullptr)
    options.notes->take_further_mails(count, options.file_in_notes);
}

}  // namespace

void read_mail_at(MailPlace place, std::string_view bytes, const ReadOptions& options, RecordCollector& sink) {
  const Mail mail = split_mail(bytes);
  MailReader(mail, place, options, sink).read();
}

Expected<void> read_mail(Input& input, const ReadOptions& options, RecordCollector& sink) {
  const auto bytes = read_beginning(input);
  if (!bytes) return std::unexpected(bytes.error());
  if (trim(*bytes).empty()) return {};
  read_mail_at({}, *bytes, options, sink);
  tell_further_mails(count_further_mails(*bytes), options, sink);
  return {};
}

}  // namespace carom::ingest
