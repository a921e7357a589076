// A file gets its name when it is whole (cli/files/new_file.h).
#include <fmt/format.h>

#include <memory>
#include <string>

#include "cli/console/pieces.h"
#include "cli/files/new_file.h"
#include "cli/suppress/listed_writer.h"
#include "cli/suppress/suppress.h"
#include "cli/verdicts/fact_lines.h"

namespace carom::cli {
namespace {

constexpr FileRole kRole{"the list", "--output"};

Expected<void> write_facts(suppression::Store& store, Pieces& pieces) {
  return store.each_fact([&pieces](const suppression::Fact& fact) {
    pieces.text().append(fact_as_json(fact)).append("\n");
    return pieces.pass_on();
  });
}

Expected<void> write_list(const SuppressExport& action, suppression::Store& store, std::int64_t now, Pieces& pieces,
                          const Terminal& terminal) {
  const auto writer = action.format == ExportFormat::csv ? make_listed_writer(ListFormat::csv, terminal) : nullptr;
  if (writer) writer->begin(pieces.text());
  return store.list(now, [&](const suppression::Listed& listed) {
    if (writer)
      writer->append(listed, pieces.text());
    else if (listed.is_guarded == action.guarded)
      pieces.text().append(listed.entry).append("\n");
    return pieces.pass_on();
  });
}

ExitCode write_to(Output& out, const SuppressExport& action, suppression::Store& store, std::int64_t now,
                  Console& console) {
  Pieces pieces(out);
  const Expected<void> written = action.format == ExportFormat::ndjson
                                     ? write_facts(store, pieces)
                                     : write_list(action, store, now, pieces, console.terminal);
  if (!written) return console.fail(written.error());
  pieces.flush();
  return ExitCode::done;
}

}  // namespace

ExitCode run(const SuppressExport& action, suppression::Store& store, const Clock& clock, Console& console) {
  if (action.guarded && action.format != ExportFormat::plain)
    return console.fail(
        {ErrorKind::usage, "--guarded is for the plain list; the others tell of each entry whether it is"});
  if (action.output.empty() || action.output == "-") return write_to(console.out, action, store, clock.now(), console);
  FilesInUse in_use;
  add_state(action.state, in_use);
  const auto file = NewFile::create(action.output, kRole, in_use);
  if (!file) return console.fail(file.error());
  if (const ExitCode code = write_to((*file)->out(), action, store, clock.now(), console); code != ExitCode::done)
    return code;
  const Expected<void> finished = (*file)->finish();
  return finished ? ExitCode::done : console.fail(finished.error());
}

}  // namespace carom::cli
