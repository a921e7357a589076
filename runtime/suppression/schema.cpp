// Tables without row numbers, sorted by entry: all that is known of one lies together.
#include "runtime/suppression/schema.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <chrono>
#include <thread>

namespace carom::suppression {
namespace {

// `entry` is an address or `@domain`. `due`: a note is looked at, and perhaps forgotten, when this is long past; null:
// it decides a listing, and stays as long as that. `listing` is what standing_of() says of the notes and deliveries of
// an entry, so that nobody who asks has to count.
constexpr const char* kTables = R"(
CREATE TABLE note(
  entry TEXT NOT NULL, id INTEGER NOT NULL, time INTEGER NOT NULL, known INTEGER NOT NULL, due INTEGER,
  kind INTEGER NOT NULL, lifted INTEGER NOT NULL, target INTEGER NOT NULL, guarded INTEGER NOT NULL,
  repeats INTEGER NOT NULL, within INTEGER NOT NULL, lasting INTEGER NOT NULL,
  class TEXT NOT NULL, rule TEXT NOT NULL, message TEXT NOT NULL, text TEXT NOT NULL, source TEXT NOT NULL,
  PRIMARY KEY(entry, id)) WITHOUT ROWID;
CREATE INDEX note_due ON note(due) WHERE due IS NOT NULL;
CREATE TABLE delivery(
  entry TEXT NOT NULL, time INTEGER NOT NULL, known INTEGER NOT NULL,
  PRIMARY KEY(entry, time)) WITHOUT ROWID;
CREATE INDEX delivery_known ON delivery(known);
CREATE TABLE removal(entry TEXT PRIMARY KEY, time INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE listing(
  entry TEXT NOT NULL, guarded INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER, count INTEGER NOT NULL,
  counted_from INTEGER NOT NULL, note INTEGER NOT NULL, class TEXT NOT NULL, rule TEXT NOT NULL,
  PRIMARY KEY(entry, guarded)) WITHOUT ROWID;
CREATE TABLE setting(name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
)";

// `large`: entries with many notes are not counted anew with each fact. `notes`: how many they had when they were;
// `waiting`: facts that came since, so that `listing` may say what was true before them.
constexpr const char* kSinceVersion2 = R"(
CREATE INDEX note_time ON note(entry, time);
CREATE TABLE large(entry TEXT PRIMARY KEY, notes INTEGER NOT NULL, waiting INTEGER NOT NULL) WITHOUT ROWID;
)";

struct Header {
  std::int64_t application;
  std::int64_t version;
  std::int64_t objects;  ///< tables and the like
};

// In one statement, since another process may be making a state of the file meanwhile.
Header read_header(Connection& connection) {
  Statement statement(connection,
                      "SELECT (SELECT application_id FROM pragma_application_id), "
                      "(SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM sqlite_schema)");
  Header header{};
  while (statement.step()) header = {statement.number(0), statement.number(1), statement.number(2)};
  return header;
}

Expected<void> check(const Header& header, const std::string& path) {
  const bool is_empty = header.application == 0 && header.version == 0 && header.objects == 0;
  if (is_empty) return {};
  if (header.application != kApplicationId)
    return std::unexpected(Error{
        ErrorKind::pack_damaged,
        fmt::format("{} is a database of another program, and no suppression state; name another file with --state",
                    path)});
  if (header.version < 1 || header.version > kSchemaVersion)
    return std::unexpected(
        Error{ErrorKind::pack_damaged,
              fmt::format(
                  "{} is a suppression state of version {}, and this program knows versions up to {}; use the one that "
                  "wrote it, or a later one",
                  path, header.version, kSchemaVersion)});
  return {};
}

// Several processes may change the mode at once, and SQLite does not wait for that by itself.
void use_write_ahead_log(Connection& connection) {
  constexpr auto kPause = std::chrono::milliseconds(10);
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(Connection::kWaitSeconds);
  for (;;) {
    try {
      return connection.run("PRAGMA journal_mode=WAL");
    } catch (const SqliteFailure& failure) {
      if (failure.code != SQLITE_BUSY || std::chrono::steady_clock::now() > end) throw;
    }
    std::this_thread::sleep_for(kPause);
  }
}

// Inside one transaction: a version is there whole or not at all.
void migrate(Connection& connection) {
  const std::int64_t version = connection.number("PRAGMA user_version");
  if (version < 1) connection.run(kTables);
  if (version < 2) connection.run(kSinceVersion2);
  connection.run(
      fmt::format("PRAGMA application_id={}; PRAGMA user_version={}", kApplicationId, kSchemaVersion).c_str());
}

}  // namespace

Expected<void> prepare_schema(Connection& connection, const std::string& path) {
  const Header header = read_header(connection);
  if (const Expected<void> good = check(header, path); !good) return good;
  use_write_ahead_log(connection);
  // Each commit waits until the log is on the disk.
  connection.run("PRAGMA synchronous=FULL");
  if (header.version == kSchemaVersion) return {};
  Transaction transaction(connection);
  // Another process may have been faster.
  if (const Expected<void> good = check(read_header(connection), path); !good) return good;
  migrate(connection);
  transaction.commit();
  return {};
}

}  // namespace carom::suppression
