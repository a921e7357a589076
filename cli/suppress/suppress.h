// `carom suppress`: who is off the list, remembered across runs in a file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "cli/console/console.h"
#include "cli/files/files_in_use.h"
#include "cli/policy/load_policy.h"
#include "cli/reading/load_map.h"
#include "ingest/records/record_source.h"
#include "runtime/suppression/store.h"

namespace carom::cli {

/// What time it is: the system's, or the one that the user says.
struct Clock {
  std::optional<std::int64_t> fixed;
  [[nodiscard]] std::int64_t now() const;  ///< seconds of POSIX time
};

// Few enough that others do not wait for long, many enough that waiting for the disk costs little.
inline constexpr std::uint32_t kRecordsOfTransaction = 1000;
inline constexpr std::uint32_t kMostRecordsOfTransaction = 100'000;

/// Classifies records and remembers what follows.
struct SuppressAdd {
  std::string state;  ///< path, which must not be written to otherwise
  PolicyOptions policy;
  std::vector<std::string> files;  ///< none: standard input
  ingest::Format input_format = ingest::Format::automatic;
  MapOptions map;
  bool strict = false;
  std::uint32_t batch = kRecordsOfTransaction;  ///< records that are stored at once, at most
  bool verbose = false;
  bool follow = false;  ///< waits for more at the end of the one file
  std::string rejects;  ///< path of the rejects file; empty: none
};
enum class ListFormat : std::uint8_t { automatic, table, ndjson, csv };
/// Shows who is off the list.
struct SuppressShow {
  std::vector<std::string> entries;  ///< none: all
  ListFormat format = ListFormat::automatic;
};

/// Shows all that is known of somebody.
struct SuppressWhy {
  std::string entry;
  bool json = false;
};
/// Takes off the list by hand.
struct SuppressRemove {
  std::vector<std::string> entries;
};
/// Puts on the list by hand, or takes another state in.
struct SuppressImport {
  std::string state;     ///< path
  std::string file;      ///< `-`: standard input
  bool guarded = false;  ///< what a plain list puts on it
};
enum class ExportFormat : std::uint8_t { plain, csv, ndjson };
/// Writes the list, or all that is known.
struct SuppressExport {
  std::string state;  ///< path, which must not be written to
  ExportFormat format = ExportFormat::plain;
  bool guarded = false;  ///< those who are guarded, instead of those who are not
  std::string output;    ///< path; empty: standard output
};

using SuppressAction =
    std::variant<SuppressAdd, SuppressShow, SuppressWhy, SuppressRemove, SuppressImport, SuppressExport>;

struct SuppressOptions {
  std::string state;  ///< path
  Clock clock;
  SuppressAction action;
};

/// The file and those that SQLite keeps beside it (https://www.sqlite.org/tempfiles.html).
void add_state(const std::string& state, FilesInUse& in_use);

[[nodiscard]] ExitCode suppress(const SuppressOptions& options, Console& console);

// One file an action.
[[nodiscard]] ExitCode run(const SuppressAdd& action, const Clock& clock, Console& console);
[[nodiscard]] ExitCode run(const SuppressShow& action, suppression::Store& store, const Clock& clock, Console& console);
[[nodiscard]] ExitCode run(const SuppressWhy& action, suppression::Store& store, const Clock& clock, Console& console);
[[nodiscard]] ExitCode run(const SuppressRemove& action, suppression::Store& store, const Clock& clock,
                           Console& console);
[[nodiscard]] ExitCode run(const SuppressImport& action, const Clock& clock, Console& console);
[[nodiscard]] ExitCode run(const SuppressExport& action, suppression::Store& store, const Clock& clock,
                           Console& console);

}  // namespace carom::cli
