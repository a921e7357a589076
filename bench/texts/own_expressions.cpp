// Groups of alternatives, classes and gaps about what bounces say.
#include "bench/texts/own_expressions.h"

#include <string_view>

namespace carom::bench {
namespace {

struct Group {
  std::string_view beginning;
  std::vector<std::string_view> words;
};

const std::vector<Group>& groups() {
  static const std::vector<Group> all = {
      {R"(^550[ \-]+5\.1\.1\s+)",
       {R"(the account .* was never opened)", R"(no inbox for \S+ here)", R"(alias points nowhere)",
        R"(recipient is not in (the|our) directory)", R"(unknown local part)", R"(address retired in \d{4})",
        R"(nobody by that name)", R"(lookup of .* returned nothing)", R"(user table has no such row)",
        R"(check the spelling of the address)", R"(the list .* was dissolved)", R"(not one of our customers)"}},
      {R"(^55[0-4].*)",
       {R"(mailbox has been (closed|removed|archived))", R"(owner left the company)", R"(account under review)",
        R"(subscription (ended|lapsed) on \d+)", R"(tenant .* is no longer hosted)", R"(dormant for \d+ days)",
        R"(login disabled by (its owner|an administrator))", R"(recipient has moved to \S+)",
        R"(student account expired)", R"(parental controls refuse)", R"(addressee deceased)",
        R"(profile awaiting activation)"}},
      {R"(^[45]52[ \-]+)",
       {R"(4\.2\.2\s+.*inbox is over its limit)", R"(5\.2\.2\s+.*storage is used up)",
        R"(5\.2\.2\s+.*quota of \d+ ?[km]b reached)", R"(4\.2\.2\s+.*please ask .* to tidy up)",
        R"(5\.2\.3\s+.*larger than \d+ bytes)", R"(5\.3\.4\s+.*size limit of this server)",
        R"(4\.3\.1\s+.*spool is nearly full)", R"(5\.2\.2\s+.*disk allowance exceeded)"}},
      {R"(^421[ \-].*)",
       {R"(too many sessions from \[?[\d.]+\]?)", R"(slow down, .* per minute)", R"(server is being restarted)",
        R"(come back in \d+ (seconds|minutes))", R"(idle for too long)", R"(load average too high)",
        R"(connection rate of .* exceeded)", R"(all workers are busy)", R"(maintenance window)",
        R"(concurrent deliveries from your network)", R"(temporary lack of resources)", R"(greeting delayed)"}},
      {R"(^45[01].*)",
       {R"(first time we see this (sender|triplet))", R"(deferred for \d+ seconds)", R"(delayed on purpose)",
        R"(resolver did not answer)", R"(cannot reach the directory)", R"(lock on the mailbox is held)",
        R"(policy daemon timed out)", R"(rate of \d+ an hour)", R"(sender reputation still unknown)",
        R"(warming up\b.*\bnew address)", R"(anti-?virus engine is reloading)", R"(next hop .* unreachable)",
        R"(retry after .* passes)", R"(ask again tomorrow)"}},
      {R"(^550[ \-]+5\.7\.\d+\s+)",
       {R"(message fails (spf|dkim|dmarc))", R"(domain .* publishes a reject policy)", R"(signature does not verify)",
        R"(no pointer record for [\d.]+)", R"(helo name is not fully qualified)",
        R"(sender is not (authori[sz]ed|allowed))", R"(envelope and header disagree)", R"(forged .* header)",
        R"(relay without login)", R"(certificate of \S+ has expired)", R"(encryption is mandatory)",
        R"(group accepts mail of its members only)"}},
      {R"(^55\d.*)",
       {R"(\[?[\d.]+\]? is on (our|a) deny ?list)", R"(listed at \S+\.dnsbl\.example)", R"(network has a poor history)",
        R"(address range .* blocked since)", R"(dynamic .* not accepted)", R"(reputation score of -?\d+)",
        R"(see https?://\S+/delist)", R"(proof of ownership wanted)", R"(botnet activity)", R"(country .* refused)",
        R"(reverse name looks generic)", R"(feed \w+ says no)", R"(spam trap hit)", R"(complaints? above threshold)"}},
      {R"(^554[ \-]+)",
       {R"(5\.7\.1\s+.*looks like (spam|bulk|phishing))", R"(5\.7\.1\s+.*content filter .* rule \d+)",
        R"(5\.6\.0\s+.*cannot be parsed)", R"(5\.7\.1\s+.*link to \S+ is not tolerated)",
        R"(5\.7\.7\s+.*attachment .* holds (malware|a macro))", R"(5\.6\.\d+\s+.*charset of the subject)",
        R"(5\.7\.1\s+.*shortened links)", R"(5\.7\.0\s+.*executable in an archive)", R"(5\.7\.1\s+.*campaign id \w+)",
        R"(5\.6\.0\s+.*missing date header)", R"(5\.7\.1\s+.*identical message seen)",
        R"(5\.7\.1\s+.*score \d+\.\d over \d+)"}},
      {R"(^5\d\d[ \-].*)",
       {R"(command out of sequence)", R"(line longer than \d+ octets)", R"(pipelining before ehlo)",
        R"(syntax error in (path|parameters))", R"(utf-?8 addresses? not supported)", R"(bare line feed)",
        R"(too many recipients in one)", R"(null sender not expected)", R"(unknown extension)", R"(data after quit)"}},
      {R"(^[45]\d\d.*)",
       {R"(loop detected after \d+ hops)", R"(no mail exchanger for \S+)", R"(domain .* does not resolve)",
        R"(name server failure)", R"(mx points to (localhost|a private address))", R"(route to \S+ is down)",
        R"(null mx)", R"(timed out while (connecting|greeting|sending))", R"(refused on port \d+)", R"(peer hung up)",
        R"(tls handshake (failed|broke off))", R"(queue lifetime of \d+ days)", R"(gave up after \d+ attempts)",
        R"(undeliverable for \d+ hours)", R"(host \S+ said nothing)"}},
      {R"(^\d{3} )",
       {R"([45]\.1\.[0-6] )", R"([45]\.1\.[78] )", R"([45]\.2\.[01] )", R"([45]\.2\.[23] )", R"([45]\.3\.\d+ )",
        R"([45]\.4\.[1-4] )", R"([45]\.4\.7 )", R"([45]\.5\.\d+ )", R"([45]\.6\.\d+ )", R"([45]\.7\.(1|2|3) )",
        R"([45]\.7\.\d+ )"}},
      {R"(^)", {R"(421\b)", R"(45\d)", R"(4\d\d)", R"(550\b)", R"(552\b)", R"(553\b)", R"(554\b)", R"(5\d\d)"}},
  };
  return all;
}

}  // namespace

std::vector<std::string> own_expressions() {
  std::vector<std::string> expressions;
  for (const Group& group : groups())
    for (const std::string_view words : group.words)
      expressions.push_back(std::string(group.beginning) + std::string(words));
  return expressions;
}

}  // namespace carom::bench
