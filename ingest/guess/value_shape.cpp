// The order of the questions is that of Shape: what is narrow comes before what is wide.
#include "ingest/guess/value_shape.h"

#include <algorithm>
#include <string>

#include "ingest/records/timestamp.h"
#include "ingest/records/value_spellings.h"
#include "support/ascii.h"

namespace carom::ingest::guess {
namespace {

constexpr std::string_view kFailureWords[] = {
#define FAILURE_WORD(part) part,
#include "ingest/guess/failure_words.def"
#undef FAILURE_WORD
};

// Of 2001 and 2100: other numbers of as many digits are seldom moments.
constexpr std::int64_t kFirstMoment = 978'307'200;
constexpr std::int64_t kLastMoment = 4'102'444'800;

bool begins_class(char c) {
  return c == '2' || c == '4' || c == '5';
}

bool is_code(std::string_view value) {
  if (value.ends_with(".0")) value.remove_suffix(2);  // tables write whole numbers so
  return value.size() == 3 && begins_class(value[0]) && value[1] <= '7' && std::ranges::all_of(value, is_digit);
}

/// The bytes of the enhanced status code at the beginning; 0: there is none.
std::size_t status_size(std::string_view text) {
  if (text.size() < 5 || !begins_class(text[0]) || text[1] != '.') return 0;
  std::size_t at = 2;
  for (int part = 0; part < 2; ++part) {
    const std::size_t begin = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    if (at == begin || at - begin > 3) return 0;
    if (part == 0 && (at >= text.size() || text[at++] != '.')) return 0;
  }
  return at;
}

bool is_status(std::string_view value) {
  return status_size(value) == value.size() && !value.empty();
}

bool holds_status(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at != 0 && (is_word_character(text[at - 1]) || text[at - 1] == '.')) continue;
    const std::size_t size = status_size(text.substr(at));
    if (size == 0) continue;
    const std::string_view rest = text.substr(at + size);
    if (rest.empty() || (!is_word_character(rest[0]) && !(rest[0] == '.' && rest.size() > 1 && is_digit(rest[1]))))
      return true;
  }
  return false;
}

bool is_timestamp(std::string_view value) {
  if (value.size() < 8) return false;
  if (parse_rfc3339(value) || parse_mail_date(value)) return true;
  if (!is_digit(value.front()) || value.find_first_not_of("0123456789.") != value.npos) return false;
  const auto seconds = parse_posix_time(value);
  return seconds && *seconds >= kFirstMoment && *seconds < kLastMoment;
}

bool is_address(std::string_view value) {
  const std::string_view address = bare_address(value);
  const std::size_t at = address.rfind('@');
  if (at == address.npos || at == 0 || address.find_first_of(" \t,;:/()<>") != address.npos) return false;
  const std::string_view domain = address.substr(at + 1);
  if (!domain.contains('.') || domain.ends_with('.')) return false;
  // With words around it it is a text about the address, unless they are its name.
  return address.size() == value.size() || value.ends_with('>') || value.ends_with(')');
}

bool is_host(std::string_view value) {
  const RemoteHost host = split_remote_host(value);
  return host.name.contains('.') && is_plain_domain(host.name) && !value.contains(", ") &&
         (value.size() == host.name.size() || value.find_first_of("[(:") != value.npos || value.ends_with('.'));
}

bool has_words(std::string_view value) {
  const std::size_t blank = value.find(' ');
  return blank != value.npos && std::ranges::any_of(value, [](char c) { return is_letter(c) || !is_ascii(c); });
}

bool is_reply(std::string_view value) {
  const bool begins_with_code = value.size() > 4 && is_code(value.substr(0, 3)) && (value[3] == ' ' || value[3] == '-');
  return has_words(value) && (begins_with_code || holds_status(value));
}

bool is_complaint(std::string_view value) {
  const std::string lower = to_lower(value);
  return std::ranges::any_of(kFailureWords, [&](std::string_view part) { return lower.contains(part); });
}

bool is_id(std::string_view value) {
  const auto may_stand = [](char c) { return is_word_character(c) || c == '-'; };
  return value.size() >= 12 && value.size() <= 64 && std::ranges::all_of(value, may_stand) &&
         std::ranges::count_if(value, is_digit) >= 4;
}

}  // namespace

Shape shape_of(std::string_view value) {
  value = trim(value);
  if (is_code(value)) return Shape::code;
  if (is_status(value)) return Shape::status;
  if (is_ip_address(value)) return Shape::ip;
  if (is_timestamp(value)) return Shape::timestamp;
  if (is_address(value)) return Shape::address;
  if (is_host(value)) return Shape::host;
  if (is_reply(value)) return Shape::reply;
  if (has_words(value)) return is_complaint(value) ? Shape::complaint : Shape::words;
  return is_id(value) ? Shape::id : Shape::none;
}

}  // namespace carom::ingest::guess
