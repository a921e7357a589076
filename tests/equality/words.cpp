// Few stems, and phrases made out of earlier phrases.
#include "tests/equality/words.h"

#include <fmt/format.h>

#include <string_view>

#include "support/utf8.h"

namespace carom::equality {
namespace {

constexpr std::string_view kMailWords[] = {
    "recipient", "address",     "rejected",       "access",   "denied",     "user",    "unknown",     "mailbox",
    "full",      "quota",       "exceeded",       "message",  "blocked",    "spam",    "policy",      "relay",
    "not",       "permitted",   "temporarily",    "deferred", "try",        "again",   "later",       "no",
    "such",      "host",        "lookup",         "failed",   "greylisted", "service", "unavailable", "too",
    "many",      "connections", "authentication", "required", "sender",     "domain",  "invalid",     "listed",
    "dnsbl",     "refused",     "expired",        "is",       "the",        "to",      "of",          "see",
    "http",      "error"};
// Other scripts, marks in both forms, letters whose case mapping is not simple, words beside which \b sees no letter.
constexpr std::string_view kForeignWords[] = {
    "boîte",    "Empfänger", "получатель", "不存在",     "ユーザー", "inconnu\u00E9", "cafe\u0301", "Straße",
    "İstanbul", "ΣΊΣΥΦΟΣ",   "ǆ",          "\U0001F4E7", "ﬁn",       "naïve",         "Å"};
constexpr std::string_view kOddWords[] = {"a",       "ab",       "aba", "aa",  "b-a",        "x1",   "550",
                                          "5.7.1",   "4xx",      "{",   "a_b", "[*]",        "\\d+", "%s",
                                          "o'clock", "\"said\"", "=",   "<>",  "2024-01-02", "/"};
constexpr std::string_view kHosts[] = {"a.example",
                                       "mx.a.example",
                                       "b-c.test",
                                       "protection.outlook.example",
                                       "x1.y.z.example",
                                       "xn--bcher-kva.example",
                                       "example",
                                       "edu.example",
                                       "aa.example",
                                       "mail_gw.b-c.test",
                                       "zen.blocklist.example"};
constexpr std::string_view kJoints[] = {" ", " ", " ", " ", " ", ": ", "-", ", ", ".", "", "; ", " - "};

std::string invented_word(Random& random) {
  std::string word;
  for (std::uint32_t i = random.between(1, 9); i > 0; --i) word += static_cast<char>('a' + random.below(4));
  return word;
}

}  // namespace

std::vector<std::size_t> character_begins(std::string_view text) {
  std::vector<std::size_t> begins;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (!is_utf8_continuation(text[i])) begins.push_back(i);
  begins.push_back(text.size());
  return begins;
}

std::string random_ipv4(Random& random) {
  const std::uint32_t net = random.below(3);
  const std::string_view nets[] = {"192.0.2", "198.51.100", "10.1.2"};
  return fmt::format("{}.{}", nets[net], random.below(256));
}

Words::Words(Random& random) {
  for (int i = 0; i < 18; ++i) words_.emplace_back(random.pick(kMailWords));
  for (int i = 0; i < 3; ++i) words_.emplace_back(random.pick(kForeignWords));
  for (int i = 0; i < 2; ++i) words_.emplace_back(random.pick(kOddWords));
  for (int i = 0; i < 5; ++i) words_.push_back(invented_word(random));
  for (int i = 0; i < 6; ++i) hosts_.emplace_back(random.pick(kHosts));
  hosts_.push_back(fmt::format("{}.{}", invented_word(random), random.pick(hosts_)));
}

std::string Words::filler(Random& random, std::size_t words) const {
  std::string text;
  for (std::size_t i = 0; i < words; ++i) {
    if (i > 0) text += random.pick(kJoints);
    text += word(random);
  }
  return text;
}

std::string Words::earlier_phrase(Random& random) const {
  return phrases_.empty() ? word(random) : random.pick(phrases_);
}

// A part of an earlier phrase, or one that begins or ends with it: literals that contain and overlap each other.
std::string Words::variation(Random& random) const {
  const std::string& known = random.pick(phrases_);
  const auto begins = character_begins(known);
  const std::size_t characters = begins.size() - 1;
  const std::size_t cut = random.below(characters + 1);
  switch (random.below(5)) {
    case 0:
      return known.substr(begins[cut]);
    case 1:
      return known.substr(0, begins[cut]);
    case 2:
      return known + " " + word(random);
    case 3:
      return word(random) + " " + known;
    default:
      return known;
  }
}

std::string Words::phrase(Random& random) {
  std::string made;
  if (!phrases_.empty() && random.chance(20)) made = variation(random);
  // One letter stands everywhere; few rules may look for that little.
  if (made.size() < 3 && !random.chance(10)) made = filler(random, random.between(2, 4));
  if (made.find_first_not_of(" \t\n") == std::string::npos) made = word(random);
  if (random.chance(3)) made = filler(random, random.between(10, 30));
  phrases_.push_back(made);
  return made;
}

}  // namespace carom::equality
