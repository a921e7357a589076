// Words say how many, not who.
#include <fmt/format.h>

#include <vector>

#include "cli/suppress/suppress.h"
#include "cli/verdicts/list_entry.h"
#include "support/counted.h"

namespace carom::cli {
namespace {

// Whoever takes an address off wants mail to go to it, which its domain may still forbid.
Expected<std::uint64_t> off_by_domain(suppression::Store& store, const std::vector<std::string>& entries,
                                      std::int64_t now) {
  std::uint64_t number = 0;
  for (const std::string& entry : entries) {
    const std::string domain = domain_entry_of(entry);
    if (domain.empty()) continue;
    const auto dossier = store.find(domain);
    if (!dossier) return std::unexpected(dossier.error());
    if (dossier->listed_at(now) != nullptr) ++number;
  }
  return number;
}

}  // namespace

ExitCode run(const SuppressRemove& action, suppression::Store& store, const Clock& clock, Console& console) {
  std::vector<std::string> entries;
  for (const std::string& typed : action.entries) {
    Expected<std::string> entry = parse_entry(typed);
    if (!entry) return console.fail(entry.error());
    entries.push_back(*std::move(entry));
  }
  const std::int64_t now = clock.now();
  const auto removed = store.remove(entries, now);
  if (!removed) return console.fail(removed.error());
  const Expected<std::uint64_t> still_off = off_by_domain(store, entries, now);
  if (!still_off) return console.fail(still_off.error());
  console.tell(fmt::format("{} taken off, {} not on the list", counted(removed->size(), "entry", "entries"),
                           entries.size() - removed->size()));
  if (*still_off != 0)
    console.tell(fmt::format("{} still off by the domain; remove it as @DOMAIN",
                             counted(*still_off, "address is", "addresses are")));
  return removed->size() == entries.size() ? ExitCode::done : ExitCode::findings;
}

}  // namespace carom::cli
