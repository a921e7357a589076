// Notice, report and the returned message's headers, as RFC 6522 has them one behind the other.
#include "bench/texts/delivery_reports.h"

#include <fmt/format.h>

#include <string_view>

namespace carom::bench {
namespace {

// RFC 5322 section 2.1.1 recommends at most 78 characters.
constexpr std::size_t kFoldAt = 72;

/// Folded at spaces (RFC 5322 section 2.2.3).
std::string folded(std::string_view text) {
  std::string lines;
  while (text.size() > kFoldAt) {
    const std::size_t space = text.substr(0, kFoldAt).rfind(' ');
    if (space == std::string_view::npos || space == 0) break;
    lines.append(text.substr(0, space)).append("\n   ");
    text.remove_prefix(space);
  }
  return lines.append(text);
}

}  // namespace

std::string to_delivery_report(const Reply& reply) {
  const std::string text = folded(one_line(reply.text));
  return fmt::format(
      "Return-Path: <>\nReceived: by out1.sender.example (Postfix)\n\tid 4Tp0000EX; Mon, 04 Mar 2024 09:15:41 +0000 "
      "(UTC)\n"
      "Date: Mon, 04 Mar 2024 09:15:41 +0000 (UTC)\nFrom: MAILER-DAEMON@out1.sender.example (Mail Delivery System)\n"
      "Subject: Undelivered Mail Returned to Sender\nTo: bounce+9f2c@news.sender.example\nAuto-Submitted: "
      "auto-replied\n"
      "MIME-Version: 1.0\nContent-Type: multipart/report; "
      "report-type=delivery-status;\n\tboundary=\"4Tp0000EX.1709543741/out1.sender.example\"\n"
      "Message-Id: <20240304091541.4Tp0000EX@out1.sender.example>\n\nThis is a MIME-encapsulated message.\n\n"
      "--4Tp0000EX.1709543741/out1.sender.example\nContent-Description: Notification\nContent-Type: text/plain; "
      "charset=us-ascii\n\n"
      "A message of yours could not be handed over to one of those it was for. What\nthe other side said stands "
      "below.\n\n<{0}>: host {1} said:\n    {2}\n\n"
      "--4Tp0000EX.1709543741/out1.sender.example\nContent-Description: Delivery report\nContent-Type: "
      "message/delivery-status\n\n"
      "Reporting-MTA: dns; out1.sender.example\nX-Postfix-Queue-ID: 4Tp0000EX\nArrival-Date: Mon, 04 Mar 2024 09:15:38 "
      "+0000 (UTC)\n\n"
      "Final-Recipient: rfc822; {0}\nOriginal-Recipient: rfc822;{0}\nAction: failed\nStatus: {3}\nRemote-MTA: dns; "
      "{1}\nDiagnostic-Code: smtp; {2}\n\n"
      "--4Tp0000EX.1709543741/out1.sender.example\nContent-Description: Undelivered Message Headers\nContent-Type: "
      "text/rfc822-headers\n\n"
      "Return-Path: <bounce+9f2c@news.sender.example>\nReceived: from app3.sender.example (app3.sender.example "
      "[192.0.2.13])\n"
      "\tby out1.sender.example (Postfix) with ESMTPS id 4Tp0000EX\n\tfor <{0}>; Mon, 04 Mar 2024 09:15:38 +0000 "
      "(UTC)\n"
      "From: News <news@news.sender.example>\nTo: <{0}>\nSubject: What is new in March\nMessage-ID: "
      "<m-77310@news.sender.example>\n"
      "Date: Mon, 04 Mar 2024 09:15:37 +0000\n\n--4Tp0000EX.1709543741/out1.sender.example--\n",
      reply.recipient, reply.host, text, reply.status.empty() ? "5.0.0" : reply.status);
}

}  // namespace carom::bench
