// Views into the value wherever a part of it is the answer.
#include "ingest/records/value_spellings.h"

#include <algorithm>
#include <array>
#include <utility>

#include "runtime/core/address.h"
#include "runtime/core/host_name.h"
#include "runtime/core/record_values.h"
#include "runtime/core/stage_command.h"
#include "support/ascii.h"
#include "support/parse_integer.h"

namespace carom::ingest {
namespace {

constexpr bool is_space(char c) {
  return is_blank(c) || is_line_end(c) || c == '\f' || c == '\v';
}

// `X-mPOP-Fallback_MX` is the longest seen; a longer word before a semicolon is prose.
constexpr std::size_t kMaxTypeBytes = 32;

/// By byte: whether it ends a host name. Every host of every record is read with it.
constexpr std::array<bool, 256> kEndsHost = [] {
  std::array<bool, 256> ends{};
  for (const char c : std::string_view(" \t\r\n\f\v[(;,")) ends[static_cast<unsigned char>(c)] = true;
  return ends;
}();

/// The characters that a host name or an IP address consists of, at the beginning of `text`.
std::string_view leading_host(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && !kEndsHost[static_cast<unsigned char>(text[end])]) ++end;
  return text.substr(0, end);
}

std::string_view bracketed_ip(std::string_view text) {
  const std::size_t open = std::min(text.find('['), text.find('('));
  if (open == std::string_view::npos) return {};
  const auto inside = text.substr(open + 1, text.find_first_of("]),; ", open) - open - 1);
  return is_ip_address(inside) ? inside : std::string_view{};
}

std::string_view without_port(std::string_view host) {
  const std::size_t colon = host.find(':');
  return colon == host.rfind(':') ? host.substr(0, colon) : host;
}

}  // namespace

bool is_plain_domain(std::string_view value) {
  return !value.empty() && is_letter(value.back()) && core::is_plain_host(value);
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string to_lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = carom::to_lower(c);
  return result;
}

bool is_ip_address(std::string_view text) {
  return core::parse_address(text).has_value();
}

RemoteHost split_remote_host(std::string_view value) {
  if (is_plain_domain(value)) return {value, {}};
  value = trim(value);
  if (value.starts_with('<')) value = value.substr(1, value.find('>') - 1);
  RemoteHost result;
  std::string_view name = leading_host(value);
  if (is_ip_address(name)) return {{}, name};
  name = without_port(name);
  if (is_ip_address(name)) return {{}, name};
  while (name.ends_with('.')) name.remove_suffix(1);
  result.name = name;
  result.ip = bracketed_ip(value);
  return result;
}

namespace {

/// `@relay.example,@mx.example:kim@a.example` (RFC 5321 section 4.1.2): the way is no part of the address.
std::string_view without_source_route(std::string_view path) {
  const std::size_t end = path.find(':');
  return path.starts_with('@') && end != std::string_view::npos ? path.substr(end + 1) : path;
}

}  // namespace

std::string_view bare_address(std::string_view value) {
  value = without_source_route(trim(value));
  const std::size_t open = value.rfind('<');
  if (open == std::string_view::npos) {
    const auto end = std::ranges::find_if(value, is_space);
    auto first_word = value.substr(0, static_cast<std::size_t>(end - value.begin()));
    while (first_word.ends_with(',') || first_word.ends_with(';')) first_word.remove_suffix(1);
    return first_word.contains('@') ? first_word : value;
  }
  const std::size_t close = value.find('>', open);
  return without_source_route(trim(value.substr(open + 1, close == std::string_view::npos ? close : close - open - 1)));
}

std::string_view domain_of(std::string_view address) {
  const std::size_t at = address.rfind('@');
  return at == std::string_view::npos ? std::string_view{} : address.substr(at + 1);
}

std::string_view without_type(std::string_view value) {
  value = trim(value);
  const std::size_t end = value.find(';');
  if (end == std::string_view::npos) return value;
  const auto type = trim(value.substr(0, end));
  const bool is_type = !type.empty() && type.size() <= kMaxTypeBytes && std::ranges::all_of(type, [](char c) {
    return is_letter(c) || is_digit(c) || c == '-' || c == '_';
  }) && is_letter(type.front());
  return is_type ? trim(value.substr(end + 1)) : value;
}

std::optional<std::int64_t> parse_whole_number(std::string_view value) {
  value = trim(value);
  const std::size_t point = value.find('.');
  const bool is_whole = point == std::string_view::npos || value.find_first_not_of('0', point + 1) == value.npos;
  return is_whole ? parse_integer(value.substr(0, point)) : std::nullopt;
}

std::optional<std::uint16_t> parse_reply_code(std::string_view value) {
  if (value.size() == 3 && std::ranges::all_of(value, is_digit))
    return core::reply_code_of(100 * (value[0] - '0') + 10 * (value[1] - '0') + (value[2] - '0'));
  const auto number = parse_whole_number(value);
  return number ? core::reply_code_of(*number) : std::nullopt;
}

std::optional<core::Stage> parse_stage(std::string_view value) {
  const std::string word = to_lower(trim(value));
  if (const auto stage = core::find_word(core::FieldType::stage, word)) return static_cast<core::Stage>(*stage);
  return core::stage_of_command(word);
}

std::optional<core::EspType> parse_esp_type(std::string_view label) {
  constexpr std::pair<std::string_view, core::EspType> kBeginnings[] = {{"hard", core::EspType::hard},
                                                                        {"soft", core::EspType::soft},
                                                                        {"block", core::EspType::block},
                                                                        {"admin", core::EspType::admin}};
  const std::string word = to_lower(trim(label));
  if (word == "other") return core::EspType::other;
  for (const auto& [beginning, type] : kBeginnings)
    if (word.starts_with(beginning)) return type;
  return std::nullopt;
}

}  // namespace carom::ingest
