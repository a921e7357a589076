// Escapes what JSON must have escaped and nothing else, as most writers do.
#include "bench/texts/ndjson.h"

#include <fmt/format.h>

#include <string_view>

namespace carom::bench {
namespace {

std::string escaped(std::string_view text) {
  std::string made;
  for (const char c : text) {
    if (c == '"' || c == '\\') made += '\\';
    if (static_cast<unsigned char>(c) < 0x20)
      made += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    else
      made += c;
  }
  return made;
}

}  // namespace

std::string to_ndjson(std::span<const Reply> replies) {
  std::string lines;
  for (std::size_t i = 0; i < replies.size(); ++i) {
    const Reply& reply = replies[i];
    const std::string_view recipient = reply.recipient;
    lines += fmt::format(
        R"({{"id":"0197c2ab-4e1d-7{:03}-{:08}","smtp_code":{},"enhanced_code":"{}","text":"{}","remote_mta":"{}","recipient_domain":"{}"}})"
        "\n",
        i % 1'000, i, reply.code, reply.status, escaped(reply.text), reply.host,
        recipient.substr(recipient.find('@') + 1));
  }
  return lines;
}

}  // namespace carom::bench
