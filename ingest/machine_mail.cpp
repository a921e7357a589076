// Looks at the header alone: words of the body may be quoted.
#include "ingest/machine_mail.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "ingest/value_spellings.h"

namespace carom::ingest {
namespace {

/// What remains of a subject when marks such as `[list]`, `***` and quotes are off, in lower case.
std::string bare_subject(const Mail& mail) {
  const std::string subject = to_lower(mail.headers.value("subject"));
  const std::size_t begin = subject.find_first_of("abcdefghijklmnopqrstuvwxyz");
  return begin == std::string::npos ? std::string() : subject.substr(begin);
}

bool begins_as_of_machine(std::string_view subject) {
  constexpr std::string_view kBeginnings[] = {"auto reply",       "auto-reply",      "autoreply",
                                              "auto response",    "automatic reply", "automatic response",
                                              "automated reply",  "complaint about", "delivery fail",
                                              "delivery notif",   "delivery status", "failed delivery",
                                              "failure notice",   "mail could not",  "mail delivery",
                                              "mail system error", "message could not", "non-delivery",
                                              "nondeliver",       "out of office",   "returned mail",
                                              "undeliver",        "warning: could not", "warning: message"};
  return std::ranges::any_of(kBeginnings, [&](std::string_view beginning) { return subject.starts_with(beginning); });
}

bool is_of_machine(std::string_view sender) {
  constexpr std::string_view kSenders[] = {"mailer-daemon", "mailerdaemon", "mail-daemon", "maildaemon",
                                           "postmaster",    "mail delivery", "mail administrator"};
  return std::ranges::any_of(kSenders, [&](std::string_view name) { return sender.contains(name); });
}

/// `Return-Path: <>` (RFC 5321 section 4.4).
bool has_null_return_path(const Mail& mail) {
  return trim(mail.headers.value("return-path")) == "<>";
}

/// RFC 3834 section 5; `no` is what people's mail may say.
bool is_auto_submitted(const Mail& mail) {
  const std::string value = to_lower(trim(mail.headers.value("auto-submitted")));
  return !value.empty() && !value.starts_with("no");
}

bool is_report(const Mail& mail) {
  return to_lower(trim(mail.headers.value("content-type"))).starts_with("multipart/report");
}

}  // namespace

bool is_by_machine(const Mail& mail) {
  if (is_report(mail) || is_auto_submitted(mail) || has_null_return_path(mail)) return true;
  constexpr std::array<std::string_view, 3> kAuthors = {"from", "sender", "return-path"};
  bool is_signed = false;
  for (const std::string_view field : kAuthors) {
    const std::string author = to_lower(mail.headers.value(field));
    if (is_of_machine(author)) return true;
    is_signed |= !author.empty();
  }
  return !is_signed || begins_as_of_machine(bare_subject(mail));
}

}  // namespace carom::ingest
