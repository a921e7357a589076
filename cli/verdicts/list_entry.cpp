// A line end in an address would begin another one.
#include "cli/verdicts/list_entry.h"

#include "dsl/diag/printable.h"
#include "ingest/records/value_spellings.h"
#include "runtime/suppression/folded.h"

namespace carom::cli {
namespace {

// Tables show others as escapes, which would be another entry to whoever takes the table in.
bool is_shown_as_it_is(std::string_view address) {
  return dsl::printable(address) == address;
}

std::string spelled(std::string_view address) {
  if (ingest::domain_of(address).empty()) return {};
  return is_shown_as_it_is(address) ? suppression::folded(address) : std::string();
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
