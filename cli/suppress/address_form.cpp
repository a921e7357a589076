// Narrower than RFC 5322, since what separates cells in lists is no part of an address there.
#include "cli/suppress/address_form.h"

#include <algorithm>

#include "ingest/records/value_spellings.h"
#include "support/ascii.h"

namespace carom::cli {
namespace {

constexpr std::string_view kMailto = "mailto:";

bool is_of_domain(char c) {
  return is_letter_or_digit(c) || c == '-' || c == '_' || !is_ascii(c);
}

// RFC 5322's atext but for `|`, which separates cells.
bool is_of_local_part(char c) {
  return is_letter_or_digit(c) || !is_ascii(c) || std::string_view("!#$%&'*+-/=?^_`{}~.").contains(c);
}

bool is_domain(std::string_view text) {
  if (text.starts_with('[')) return text.ends_with(']') && ingest::is_ip_address(text.substr(1, text.size() - 2));
  return !text.empty() && !text.starts_with('.') && !text.ends_with('.') && !text.contains("..") &&
         std::ranges::all_of(text, [](char c) { return c == '.' || is_of_domain(c); });
}

bool is_quoted(std::string_view text) {
  return text.size() > 1 && text.starts_with('"') && text.ends_with('"');
}

// What stands in quotes is shown or refused by who makes entries.
bool is_local_part(std::string_view text) {
  return is_quoted(text) || std::ranges::all_of(text, is_of_local_part);
}

std::string_view without_comment(std::string_view text) {
  for (std::size_t at = text.find('#', 1); at < text.size(); at = text.find('#', at + 1))
    if (is_blank(text[at - 1])) return ingest::trim(text.substr(0, at));
  return text;
}

std::string_view without_scheme(std::string_view text) {
  if (ingest::to_lower(text.substr(0, kMailto.size())) != kMailto) return text;
  text.remove_prefix(kMailto.size());
  return text.substr(0, text.find('?'));
}

std::string_view without_remark(std::string_view text) {
  return text.ends_with(')') ? ingest::trim(text.substr(0, text.find(" ("))) : text;
}

// A name that holds a separator and no quotes is a row of cells.
bool is_name(std::string_view text) {
  return is_quoted(text) || text.find_first_of("@<>,;|\t") == std::string_view::npos;
}

std::string_view without_brackets(std::string_view text) {
  const std::size_t open = text.rfind('<');
  if (!text.ends_with('>') || open == std::string_view::npos || !is_name(ingest::trim(text.substr(0, open))))
    return text;
  return ingest::trim(text.substr(open + 1, text.size() - open - 2));
}

}  // namespace

std::string_view address_in(std::string_view text) {
  text = without_brackets(without_remark(without_comment(ingest::trim(text))));
  text = without_scheme(text);
  if (text.ends_with('.')) text.remove_suffix(1);
  const std::size_t at = text.rfind('@');
  if (at == std::string_view::npos) return {};
  const std::string_view domain = text.substr(at + 1);
  if (at == 0 && !domain.contains('.')) return {};  // `@kim` is a name elsewhere
  return is_local_part(text.substr(0, at)) && is_domain(domain) ? text : std::string_view();
}

}  // namespace carom::cli
