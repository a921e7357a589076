// English, in the tone of mail servers and their filters.
#include "bench/texts/material.h"

namespace carom::bench {
namespace {

constexpr std::string_view kSubjects[] = {"recipient address",
                                          "mailbox",
                                          "user account",
                                          "the email account",
                                          "sender address",
                                          "client host",
                                          "message content",
                                          "this message",
                                          "remote server",
                                          "destination domain",
                                          "mail transaction",
                                          "relay request",
                                          "the recipient's inbox",
                                          "envelope sender",
                                          "reverse lookup of your address",
                                          "connection",
                                          "delivery attempt",
                                          "local policy",
                                          "addressee",
                                          "mailing list",
                                          "attachment",
                                          "message header",
                                          "authentication",
                                          "queue file",
                                          "the domain name",
                                          "sending network",
                                          "greeting name",
                                          "host name",
                                          "your address",
                                          "virtual alias",
                                          "forwarding address",
                                          "disk space",
                                          "signature check",
                                          "the postmaster",
                                          "virus scanner",
                                          "spam filter",
                                          "access list",
                                          "session",
                                          "mail exchanger",
                                          "delivery agent"};

constexpr std::string_view kPredicates[] = {"rejected",
                                            "does not exist",
                                            "is unknown here",
                                            "is disabled",
                                            "is over quota",
                                            "not found",
                                            "is temporarily unavailable",
                                            "refused by the remote host",
                                            "has been suspended",
                                            "cannot be verified",
                                            "was not accepted",
                                            "exceeds the size limit",
                                            "timed out",
                                            "is listed in a block list",
                                            "failed the policy check",
                                            "is not allowed to send",
                                            "has moved",
                                            "is no longer in use",
                                            "could not be resolved",
                                            "looks like spam",
                                            "contains a forbidden file",
                                            "is administratively prohibited",
                                            "needs authentication",
                                            "has too many recipients",
                                            "was deferred",
                                            "lost the connection",
                                            "is not a local user",
                                            "has no mail exchanger",
                                            "returned an error",
                                            "denied by the access table",
                                            "requires encryption",
                                            "is malformed",
                                            "reached its rate limit",
                                            "loops back to this host",
                                            "expired in the queue",
                                            "is not permitted",
                                            "was discarded",
                                            "is out of storage",
                                            "has an invalid signature",
                                            "is closed for incoming mail"};

constexpr std::string_view kReasons[] = {"no such user",
                                         "user unknown in local table",
                                         "access denied",
                                         "mailbox full",
                                         "try again later",
                                         "greylisted for 300 seconds",
                                         "bad reputation",
                                         "reverse name missing",
                                         "domain not found",
                                         "not our customer",
                                         "account inactive for one year",
                                         "undeliverable address",
                                         "relaying not allowed",
                                         "contact the administrator",
                                         "see the error page for details",
                                         "service shutting down",
                                         "insufficient system storage",
                                         "too many connections from your network",
                                         "sender verify failed",
                                         "invalid command sequence",
                                         "please slow down",
                                         "blocked by content filter",
                                         "quota exceeded by 12 percent",
                                         "unrouteable mail domain",
                                         "name service error",
                                         "operation timed out",
                                         "connection refused",
                                         "tls handshake failed",
                                         "certificate mismatch",
                                         "message too large for recipient",
                                         "header line too long",
                                         "missing date header",
                                         "address family mismatch",
                                         "policy of the domain owner",
                                         "alignment check failed",
                                         "key not found in dns",
                                         "retry time not reached",
                                         "all hosts have been failing",
                                         "mail loop detected",
                                         "recipient has left the company"};

constexpr std::string_view kJoins[] = {": ", "; ", " - ", ", ", " because of: "};

constexpr std::string_view kMarks[] = {"AUP#", "RTR:", "TSS",   "S31", "PH", "DNSBL-", "err-", "CS",
                                       "HVU:", "RLY:", "#5.1.", "IB",  "VS", "OU-0",   "DY-0"};

constexpr std::string_view kWrappers[] = {
    "{code} {status} <{addr}>: {phrase} (in reply to RCPT TO command)",
    "host {host}[{ip}] said: {code} {status} <{addr}>: {phrase} (in reply to RCPT TO command)",
    "host {host}[{ip}] said: {code}-{status} {phrase} {code} {status} {mark} {qid} - gsm (in reply to end of DATA "
    "command)",
    "SMTP error from remote mail server after RCPT TO:<{addr}>: {code} {phrase}",
    "SMTP error from remote mail server after end of data: host {host} [{ip}]: {code} {status} {phrase}. {mark}",
    "{code} {status} <{addr}>... {phrase}",
    "smtp; {code} {status} {phrase} [{host}] {mark}",
    "{code} {phrase}; queue id {qid}; please refer to http://{host}/errors/{n} for more information",
    "delivery temporarily suspended: connect to {host}[{ip}]:25: {phrase}",
    "retry timeout exceeded: {phrase} ({mark}), last contact {date} with {host}",
    "{code} {status} Service unavailable; Client host [{ip}] blocked: {phrase} {mark}",
    "Remote host said: {code} {status} {phrase} ({qid}) after {n} seconds for <{addr}>",
    "{code}-{status} {phrase}. {code} {status} Message-ID <{hex}@{host}> {mark}",
    "Delivery to <{addr}> failed permanently after {n} attempts: {code} {status} {phrase}",
    "lost connection with {host}[{ip}] while performing the EHLO handshake, {phrase} (queue id {qid})",
    "{code} {status} {mark} {phrase} for recipient {addr} by {host}; contact postmaster@{host}"};

constexpr std::string_view kCommon[] = {
    "in reply to",         "host ",       " said: ",    "rcpt to",  "queue id", "smtp error from remote", "delivery",
    "service unavailable", "postmaster@", "message-id", "rejected", "quota"};

constexpr std::string_view kLabels[] = {"mx",    "mail",    "smtp",    "relay",  "in",     "gw",       "mta",
                                        "edge",  "inbound", "cluster", "filter", "node",   "barracks", "harbour",
                                        "maple", "granite", "willow",  "falcon", "copper", "meadow"};
constexpr std::string_view kDomains[] = {"example.com",  "example.net", "example.org",
                                         "acme.example", "uni.example", "isp.example"};
constexpr std::string_view kLocals[] = {"john.smith", "info",    "sales",  "m.jones",    "anna", "support",
                                        "orders",     "peter_k", "office", "j.d.miller", "news", "accounts"};

constexpr std::string_view kSyllables[] = {"bar",  "col",  "den", "fer",  "gan",  "hol",  "kin",  "lan",  "mer",  "nor",
                                           "pel",  "ran",  "sol", "tan",  "ver",  "wen",  "ton",  "ford", "mark", "son",
                                           "dale", "wick", "ham", "ster", "line", "port", "more", "net"};

}  // namespace

const Material& material_a() {
  static constexpr Material material{"A",       kSubjects, kPredicates, kReasons, kJoins,  kMarks,
                                     kWrappers, kCommon,   kLabels,     kDomains, kLocals, kSyllables};
  return material;
}

}  // namespace carom::bench
