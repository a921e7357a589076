// How sources spell single values: remote hosts, addresses, codes, labels. Each function reads one value and
// answers with nothing where it is not such a value.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "runtime/core/record.h"

namespace carom::ingest {

/// The text without the white space around it.
[[nodiscard]] std::string_view trim(std::string_view text);
/// ASCII only, so independent of any locale.
[[nodiscard]] std::string to_lower(std::string_view text);

/// A domain name and nothing else: letters, digits, `-`, `_` and dots, and a letter at its end, which no IP address of
/// these has. Nearly every host and domain of a record is spelled so, and needs no other look.
[[nodiscard]] bool is_plain_domain(std::string_view value);

/// Views into the value that was split; empty where it has no such part.
struct RemoteHost {
  std::string_view name;
  std::string_view ip;
};

/// `mx.example`, `mx.example.:25`, `mx.example[192.0.2.1]:25`, `[192.0.2.1]`, `[IPv6:2001:db8::1]`,
/// `mx.example (192.0.2.1, the server …)`.
[[nodiscard]] RemoteHost split_remote_host(std::string_view value);
/// What core::parse_address reads.
[[nodiscard]] bool is_ip_address(std::string_view text);

/// The address of `<a@b>`, `Name <a@b>`, `a@b (comment)` or `a@b`.
[[nodiscard]] std::string_view bare_address(std::string_view value);
/// The part behind the last `@`; empty without one.
[[nodiscard]] std::string_view domain_of(std::string_view address);

/// The value behind its type, as fields of reports have it: `rfc822; a@b`, `dns; mx.example`, `smtp; 550 no`.
[[nodiscard]] std::string_view without_type(std::string_view value);

/// `17`, or `17.0` as tables write it.
[[nodiscard]] std::optional<std::int64_t> parse_whole_number(std::string_view value);
/// A reply code from 200 to 699.
[[nodiscard]] std::optional<std::uint16_t> parse_reply_code(std::string_view value);

/// A word of record_words.def or an SMTP command (`RCPT`, `RCPT TO`).
[[nodiscard]] std::optional<core::Stage> parse_stage(std::string_view value);
/// `hard`, `HardBounce`, `soft_bounce`, `blocked`, …: by how the label begins.
[[nodiscard]] std::optional<core::EspType> parse_esp_type(std::string_view label);

}  // namespace carom::ingest
