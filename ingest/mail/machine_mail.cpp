// Looks at the header and how the words begin: those further down may be quoted.
#include "ingest/mail/machine_mail.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>

#include "ingest/records/value_spellings.h"

namespace carom::ingest {
namespace {

constexpr std::string_view kSenders[] = {"mailer-daemon", "mailerdaemon",     "mail-daemon",        "maildaemon",
                                         "postmaster",    "mail delivery",    "mail administrator", "no-reply@",
                                         "noreply@",      "staff@hotmail.com"};

constexpr std::string_view kSubjects[] = {
    "complaint about", "delivery fail",  "delivery notif", "delivery status",   "failed delivery",   "failure notice",
    "loop alert",      "mail could not", "mail delivery",  "mail system error", "message could not", "non-delivery",
    "nondeliver",      "returned mail",  "undeliver",      "warning: could",    "warning: message"};

constexpr std::string_view kFirstLines[] = {"hi. this is the",         "this is an automatic",
                                            "this is the mail system", "this message was created automatically",
                                            "your message could not",  "votre message n'a pas pu"};

// Of absent people; some put the subject they answer behind it, some words of their own before it.
constexpr std::string_view kAnswers[] = {"auto reply",
                                         "auto-reply",
                                         "autoreply",
                                         "auto response",
                                         "automatic reply",
                                         "automatic response",
                                         "automated reply",
                                         "out of office",
                                         "out-of-office",
                                         "automatische antwort",
                                         "automatisch antwoord",
                                         "automatiskt svar",
                                         "automatisk svar",
                                         "autosvar",
                                         "automatiska atbilde",
                                         "respuesta automática",
                                         "resposta automática",
                                         "risposta automatica",
                                         "réponse automatique",
                                         "abwesenheit",
                                         "автоответ",
                                         "自動返信",
                                         "自动回复"};

bool begins_with_any(std::string_view text, std::span<const std::string_view> beginnings) {
  return std::ranges::any_of(beginnings, [&](std::string_view beginning) { return text.starts_with(beginning); });
}

bool holds_any(std::string_view text, std::span<const std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return text.contains(word); });
}

/// In lower case, without the marks of forwarding.
std::string bare_subject(const Mail& mail) {
  const std::string subject = to_lower(mail.headers.value("subject"));
  std::string_view rest = trim(subject);
  for (const std::string_view mark : {"fwd:", "fw:"})
    if (rest.starts_with(mark)) rest = trim(rest.substr(mark.size()));
  return std::string(rest);
}

bool is_of_answer(std::string_view subject) {
  constexpr std::string_view kReplies[] = {"re:", "aw:", "sv:"};  // a person answers an answer
  return !begins_with_any(subject, kReplies) && holds_any(subject, kAnswers);
}

bool is_of_machine(std::string_view subject) {
  return begins_with_any(subject, kSubjects) || is_of_answer(subject);
}

/// RFC 3834 section 5, in lower case.
std::string auto_submitted(const Mail& mail) {
  return to_lower(trim(mail.headers.value("auto-submitted")));
}

/// `no` is what people's mail may say.
bool is_auto_submitted(const Mail& mail) {
  const std::string value = auto_submitted(mail);
  return !value.empty() && !value.starts_with("no");
}

bool is_report(const Mail& mail) {
  return to_lower(trim(mail.headers.value("content-type"))).starts_with("multipart/report");
}

/// Mail that a list server hands on names its author; what it says itself names its administrator.
bool is_by_list_server(const Mail& mail) {
  return !mail.headers.raw("x-mlserver").empty() && mail.headers.value("from").contains("-admin@");
}

bool has_author_of_machine(const Mail& mail) {
  constexpr std::array<std::string_view, 3> kAuthors = {"from", "sender", "return-path"};
  bool is_signed = false;
  for (const std::string_view field : kAuthors) {
    const std::string author = to_lower(mail.headers.value(field));
    if (holds_any(author, kSenders)) return true;
    is_signed |= !author.empty();
  }
  return !is_signed || is_by_list_server(mail);
}

}  // namespace

bool has_null_return_path(const HeaderBlock& header) {
  return trim(header.value("return-path")) == "<>";
}

bool is_signed_by_machine(const HeaderBlock& header) {
  if (header.raw("from").empty()) return false;
  return has_null_return_path(header) || to_lower(header.value("from")).contains("mailer-daemon");
}

bool is_by_machine(const Mail& mail, std::string_view first_line) {
  return is_report(mail) || is_auto_submitted(mail) || has_null_return_path(mail.headers) ||
         has_author_of_machine(mail) || is_of_machine(bare_subject(mail)) ||
         begins_with_any(to_lower(first_line), kFirstLines);
}

bool is_automatic_answer(const Mail& mail) {
  const std::string author = to_lower(mail.headers.value("from"));
  const bool is_by_person = !author.empty() && !holds_any(author, kSenders);
  return is_by_person && !is_report(mail) &&
         (auto_submitted(mail).starts_with("auto-replied") || is_of_answer(bare_subject(mail)));
}

}  // namespace carom::ingest
