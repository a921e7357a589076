// Asked for by name, somebody is shown who is off the list by address or by domain; otherwise all are, in order.
#include <vector>

#include "cli/console/pieces.h"
#include "cli/suppress/listed_writer.h"
#include "cli/suppress/suppress.h"
#include "cli/verdicts/list_entry.h"

namespace carom::cli {
namespace {

ExitCode show_all(suppression::Store& store, std::int64_t now, ListedWriter& writer, Console& console) {
  Pieces pieces(console.out);
  writer.begin(pieces.text());
  const Expected<void> listed = store.list(now, [&](const suppression::Listed& one) {
    writer.append(one, pieces.text());
    return pieces.pass_on();
  });
  if (!listed) return console.fail(listed.error());
  writer.end(pieces.text());
  pieces.flush();
  return ExitCode::done;
}

// The entry's own listing, else its domain's.
Expected<std::optional<suppression::Listed>> listed_as(suppression::Store& store, const std::string& entry,
                                                       std::int64_t now) {
  for (const std::string& name : {entry, domain_entry_of(entry)}) {
    if (name.empty()) continue;
    const Expected<suppression::Dossier> dossier = store.find(name);
    if (!dossier) return std::unexpected(dossier.error());
    if (const suppression::Listed* const listed = dossier->listed_at(now)) return *listed;
  }
  return std::nullopt;
}

ExitCode show_some(const SuppressShow& action, suppression::Store& store, std::int64_t now, ListedWriter& writer,
                   Console& console) {
  std::string text;
  ExitCode code = ExitCode::done;
  writer.begin(text);
  for (const std::string& typed : action.entries) {
    const Expected<std::string> entry = parse_entry(typed);
    if (!entry) return console.fail(entry.error());
    const auto listed = listed_as(store, *entry, now);
    if (!listed) return console.fail(listed.error());
    if (*listed)
      writer.append(**listed, text);
    else
      code = ExitCode::findings;
  }
  writer.end(text);
  console.out.write(text);
  return code;
}

}  // namespace

ExitCode run(const SuppressShow& action, suppression::Store& store, const Clock& clock, Console& console) {
  const auto writer = make_listed_writer(action.format, console.terminal);
  return action.entries.empty() ? show_all(store, clock.now(), *writer, console)
                                : show_some(action, store, clock.now(), *writer, console);
}

}  // namespace carom::cli
