// A reply is a sentence in one wrapper, or in several inside each other, whose slots are filled at random.
#include "bench/texts/replies.h"

#include <fmt/format.h>

#include <algorithm>

#include "support/check.h"

namespace carom::bench {
namespace {

constexpr std::string_view kCodes[] = {"550", "550", "550", "554", "552", "553", "451", "450", "421", "452"};
constexpr std::string_view kDetails[] = {"1.1",  "1.1", "7.1", "7.1", "2.2",  "2.1",  "4.1",
                                         "7.26", "7.0", "3.0", "5.0", "1.10", "7.606"};

std::string letters_and_digits(Random& random, std::string_view alphabet, std::size_t count) {
  std::string made(count, ' ');
  for (char& c : made) c = alphabet[random.below(alphabet.size())];
  return made;
}

std::string address(Random& random) {  // documentation networks (RFC 5737)
  constexpr std::string_view kNetworks[] = {"192.0.2", "198.51.100", "203.0.113"};
  return fmt::format("{}.{}", kNetworks[random.below(3)], random.below(256));
}

std::string date(Random& random) {
  return fmt::format("2026-{:02}-{:02}T{:02}:{:02}:{:02}Z", 1 + random.below(12), 1 + random.below(28),
                     random.below(24), random.below(60), random.below(60));
}

}  // namespace

std::string ReplyWriter::host_name() {
  return fmt::format("{}{}.{}.{}", random_.pick(material_.labels), random_.below(40), random_.pick(material_.labels),
                     random_.pick(material_.domains));
}

void ReplyWriter::fill_slot(std::string_view slot, std::string_view inner, Reply& reply) {
  const auto add = [&](std::string_view words) { reply.text += words; };
  if (slot == "phrase") return add(inner.empty() ? std::string_view(phrases_.draw_prose(random_)) : inner);
  if (slot == "mark") return add(phrases_.draw_mark(random_));
  if (slot == "code") return add(reply.code);
  if (slot == "status") return add(reply.status);
  if (slot == "host") return add(reply.host);
  if (slot == "addr") return add(reply.recipient);
  if (slot == "ip") return add(address(random_));
  if (slot == "date") return add(date(random_));
  if (slot == "n") return add(fmt::format("{}", random_.below(10'000)));
  if (slot == "qid") return add(letters_and_digits(random_, "0123456789ABCDEFGHJKLMNPQRSTVWXYZbcdfghjk", 10));
  CAROM_CHECK(slot == "hex", "wrappers hold known slots only");
  add(letters_and_digits(random_, "0123456789abcdef", 16));
}

Reply ReplyWriter::fill(std::string_view wrapper, std::string_view inner) {
  Reply reply;
  reply.code = random_.pick(kCodes);
  reply.status = fmt::format("{}.{}", reply.code[0], random_.pick(kDetails));
  reply.host = host_name();
  reply.recipient = fmt::format("{}{}@{}.{}", random_.pick(material_.locals), random_.below(1'000),
                                random_.pick(material_.labels), random_.pick(material_.domains));
  for (std::size_t at = 0; at < wrapper.size();) {
    const std::size_t open = std::min(wrapper.find('{', at), wrapper.size());
    reply.text += wrapper.substr(at, open - at);
    if (open == wrapper.size()) break;
    const std::size_t close = wrapper.find('}', open);
    fill_slot(wrapper.substr(open + 1, close - open - 1), inner, reply);
    at = close + 1;
  }
  return reply;
}

Reply ReplyWriter::write() {
  return fill(random_.pick(material_.wrappers), {});
}

Reply ReplyWriter::wrap(std::string_view inner) {
  return fill(random_.pick(material_.wrappers), inner);
}

std::string one_line(std::string_view text) {
  std::string line(text);
  std::ranges::replace_if(line, [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
  return line;
}

}  // namespace carom::bench
