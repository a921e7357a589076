// The exit code answers scripts; the words answer people.
#include <utility>

#include "cli/suppress/suppress.h"
#include "cli/suppress/why_writer.h"
#include "cli/verdicts/list_entry.h"

namespace carom::cli {
namespace {

Expected<Known> find(suppression::Store& store, const std::string& entry, std::int64_t now) {
  Expected<suppression::Dossier> own = store.find(entry);
  if (!own) return std::unexpected(own.error());
  Known known{entry, *std::move(own), std::nullopt, now};
  const std::string domain = domain_entry_of(entry);
  if (domain.empty()) return known;
  Expected<suppression::Dossier> of_domain = store.find(domain);
  if (!of_domain) return std::unexpected(of_domain.error());
  known.domain = *std::move(of_domain);
  return known;
}

}  // namespace

Part part_of(const suppression::Note& note, const suppression::Dossier& dossier, const suppression::Listed* listed) {
  if (listed == nullptr) return Part::none;
  if (note.id == listed->note) return Part::decided;
  for (const suppression::Note& deciding : dossier.notes)
    if (deciding.id == listed->note && suppression::stands_on(listed->listing, deciding, note)) return Part::counted;
  return Part::none;
}

ExitCode run(const SuppressWhy& action, suppression::Store& store, const Clock& clock, Console& console) {
  const Expected<std::string> entry = parse_entry(action.entry);
  if (!entry) return console.fail(entry.error());
  const Expected<Known> known = find(store, *entry, clock.now());
  if (!known) return console.fail(known.error());
  console.show(action.json ? why_as_json(*known) : why_as_text(*known));
  return known->is_listed() ? ExitCode::done : ExitCode::findings;
}

}  // namespace carom::cli
