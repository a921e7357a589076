// A line end in an address would begin another one.
#include "cli/verdicts/list_entry.h"

#include <algorithm>

#include "ingest/records/value_spellings.h"
#include "support/utf8.h"

namespace carom::cli {
namespace {

bool is_one_line_of_text(std::string_view entry) {
  for (std::size_t at = 0; at < entry.size();) {
    const std::size_t size = utf8_size_at(entry, at);
    if (size == 0 || static_cast<unsigned char>(entry[at]) < ' ') return false;
    at += size;
  }
  return true;
}

std::string spelled(std::string_view address) {
  const std::string_view domain = ingest::domain_of(address);
  if (domain.empty()) return {};
  std::string entry(address.substr(0, address.size() - domain.size()));
  return is_one_line_of_text(address) ? entry + ingest::to_lower(domain) : std::string();
}

}  // namespace

std::string entry_of(const core::Record& record, core::SuppressTarget target) {
  if (target != core::SuppressTarget::domain) return spelled(record.recipient);
  const std::string_view own_domain = ingest::domain_of(record.recipient);
  const std::string_view domain = own_domain.empty() ? record.recipient_domain : own_domain;
  return domain.empty() ? std::string() : spelled(std::string(1, '@').append(domain));
}

Expected<std::string> parse_entry(std::string_view typed) {
  std::string entry = spelled(ingest::trim(typed));
  if (!entry.empty()) return entry;
  return std::unexpected(Error{
      ErrorKind::usage, "expected an address such as kim@a.example, or a domain such as @a.example, found neither"});
}

std::string domain_entry_of(std::string_view entry) {
  if (entry.starts_with('@')) return {};
  return std::string(1, '@').append(ingest::domain_of(entry));
}

}  // namespace carom::cli
