// Where SQLite's failures become Expected, and transactions begin and end.
#include "runtime/suppression/store.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <limits>
#include <map>
#include <utility>

#include "runtime/suppression/schema.h"
#include "runtime/suppression/sqlite.h"
#include "runtime/suppression/tables.h"
#include "support/descriptor.h"

namespace carom::suppression {
namespace {

constexpr std::int64_t kDay = 86400;
// So that people can ask about what happened lately where nothing is counted.
constexpr std::int64_t kShortestMemory = 30 * kDay;
// What is forgotten in one transaction: others who write wait no longer.
constexpr std::int64_t kForgottenAtOnce = 500;

Error error_of(const SqliteFailure& failure, const std::string& path) {
  switch (failure.code) {
    case SQLITE_NOTADB:
      return {ErrorKind::pack_damaged, fmt::format("{} is no suppression state; name another file with --state", path)};
    case SQLITE_CORRUPT:
      return {ErrorKind::pack_damaged,
              fmt::format("the suppression state {} is damaged ({}); restore a copy of it, or begin a new one", path,
                          failure.words)};
    case SQLITE_BUSY:
      return {
          ErrorKind::unreadable,
          fmt::format("the suppression state {} has been in use by another process for {} seconds; try again when it "
                      "has ended",
                      path, Connection::kWaitSeconds)};
    default:
      return {ErrorKind::unreadable, fmt::format("cannot use the suppression state {}: {}", path, failure.words)};
  }
}

/// Behind the system's reason; empty: that says all.
std::string repair_of(const std::string& path, int reason, Store::Access access) {
  if (reason != ENOENT) return {};
  if (access == Store::Access::existing) return "; `carom suppress --state FILE add` makes one";
  std::error_code error;
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  if (folder.empty() || std::filesystem::exists(folder, error)) return {};
  return fmt::format("; there is no folder {}, make it first", folder.string());
}

Error cannot_open(const std::string& path, int reason, Store::Access access) {
  return {ErrorKind::unreadable, fmt::format("cannot open the suppression state {}: {}{}", path, system_reason(reason),
                                             repair_of(path, reason, access))};
}

// SQLite would make a file with the process's mode, and say of a missing one only that it cannot be opened.
Expected<void> find_file(const std::string& path, Store::Access access) {
  constexpr ::mode_t kOwnerAlone = 0600;
  const int flags = O_RDWR | O_CLOEXEC | O_NONBLOCK | (access == Store::Access::created ? O_CREAT : 0);
  const Descriptor file(::open(path.c_str(), flags, kOwnerAlone));
  if (file.number() < 0) return std::unexpected(cannot_open(path, errno, access));
  struct ::stat status{};
  if (::fstat(file.number(), &status) != 0) return std::unexpected(cannot_open(path, errno, access));
  if (!S_ISREG(status.st_mode))
    return std::unexpected(
        Error{ErrorKind::usage, fmt::format("{} cannot hold a suppression state: it is no file", path)});
  return {};
}

/// Some names mean something else to SQLite (`:memory:`).
std::string absolute(const std::string& path) {
  std::error_code error;
  const std::filesystem::path absolute = std::filesystem::absolute(path, error);
  return error ? path : absolute.string();
}

}  // namespace

struct Store::Opened {
  explicit Opened(const std::string& path) : connection(path) {}
  Connection connection;
  std::optional<Tables> tables;
};

struct Store::Restoring {
  void operator()(const WindowFact& fact) { tables.widen_window(fact.seconds); }
  void operator()(const RemovalFact& fact) {
    tables.lift(fact.entry, fact.time);
    ++touched[fact.entry];
  }
  template <class Fact>
  void operator()(const Fact& fact) {
    if (tables.add(fact)) ++touched[fact.entry];
  }

  Tables& tables;
  std::map<Entry, std::int64_t> touched;  ///< with how many facts came
};

template <class Work>
auto Store::attempt(Work work) -> Expected<decltype(work())> {
  try {
    return work();
  } catch (const SqliteFailure& failure) {
    return std::unexpected(error_of(failure, path_));
  }
}

Store::Store(std::string path) : path_(std::move(path)) {}
Store::~Store() = default;

Expected<void> Store::open() {
  opened_ = std::make_unique<Opened>(absolute(path_));
  if (const Expected<void> ready = prepare_schema(opened_->connection, path_); !ready) return ready;
  opened_->tables.emplace(opened_->connection);
  return {};
}

Expected<std::unique_ptr<Store>> Store::open(const std::string& path, Access access) {
  if (const Expected<void> found = find_file(path, access); !found) return std::unexpected(found.error());
  std::unique_ptr<Store> store(new Store(path));
  const Expected<Expected<void>> opened = store->attempt([&store] { return store->open(); });
  if (!opened) return std::unexpected(opened.error());
  if (!*opened) return std::unexpected(opened->error());
  return store;
}

Expected<Stored> Store::add(const Facts& facts, std::int64_t now) {
  return attempt([&] {
    Tables& tables = *opened_->tables;
    Transaction transaction(opened_->connection);
    Stored stored;
    std::map<Entry, std::int64_t> touched;
    for (const Delivery& delivery : facts.deliveries)
      if (tables.add(DeliveryFact{delivery.entry, delivery.time, now})) ++touched[delivery.entry];
    for (const Failure& failure : facts.failures) {
      const bool is_fresh = tables.add(failure, now);
      ++(is_fresh ? stored.fresh : stored.repeated);
      if (is_fresh) ++touched[failure.entry];
    }
    for (const auto& [entry, number] : touched) tables.take_notice(entry, number);
    transaction.commit();
    return stored;
  });
}

Expected<std::vector<Entry>> Store::remove(std::span<const Entry> entries, std::int64_t now) {
  return attempt([&] {
    Tables& tables = *opened_->tables;
    Transaction transaction(opened_->connection);
    std::vector<Entry> removed;
    for (const Entry& entry : entries) {
      if (tables.dossier(entry).listed_at(now) != nullptr) removed.push_back(entry);
      tables.lift(entry, now);
      tables.refresh(entry);
    }
    transaction.commit();
    return removed;
  });
}

// One at a time: they are large, and others may want to write.
void Store::count_waiting() {
  for (bool is_more = true; is_more;) {
    Transaction transaction(opened_->connection);
    const std::optional<Entry> entry = opened_->tables->waiting();
    if (entry) opened_->tables->refresh(*entry);
    transaction.commit();
    is_more = entry.has_value();
  }
}

void Store::forget_notes(std::int64_t cutoff, std::int64_t now) {
  for (bool is_more = true; is_more;) {
    Transaction transaction(opened_->connection);
    const std::vector<Entry> due = opened_->tables->due(cutoff, kForgottenAtOnce);
    for (const Entry& entry : due) opened_->tables->forget(entry, cutoff, now);
    transaction.commit();
    is_more = !due.empty();
  }
}

void Store::forget_deliveries(std::int64_t cutoff) {
  constexpr std::int64_t kFirst = std::numeric_limits<std::int64_t>::min();
  std::optional<DeliveryFact> last = DeliveryFact{{}, kFirst, kFirst};
  while (last) {
    Transaction transaction(opened_->connection);
    last = opened_->tables->forget_deliveries(*last, cutoff, kForgottenAtOnce);
    transaction.commit();
  }
}

Expected<void> Store::forget(std::int64_t now) {
  const auto done = attempt([&] {
    count_waiting();
    const std::int64_t cutoff = now - std::max(opened_->tables->longest_window(), kShortestMemory);
    forget_notes(cutoff, now);
    forget_deliveries(cutoff);
    return true;
  });
  return done ? Expected<void>() : std::unexpected(done.error());
}

Expected<void> Store::list(std::int64_t now, const std::function<bool(const Listed&)>& take) {
  const auto done = attempt([&] {
    const Snapshot snapshot(opened_->connection);
    opened_->tables->list(now, take);
    return true;
  });
  return done ? Expected<void>() : std::unexpected(done.error());
}

Expected<void> Store::each_fact(const std::function<bool(const Fact&)>& take) {
  const auto done = attempt([&] {
    const Snapshot snapshot(opened_->connection);
    opened_->tables->each_fact(take);
    return true;
  });
  return done ? Expected<void>() : std::unexpected(done.error());
}

Expected<void> Store::restore(std::span<const Fact> facts) {
  const auto done = attempt([&] {
    Transaction transaction(opened_->connection);
    Restoring restoring{*opened_->tables, {}};
    for (const Fact& fact : facts) std::visit(restoring, fact);
    for (const auto& [entry, number] : restoring.touched) opened_->tables->take_notice(entry, number);
    transaction.commit();
    return true;
  });
  return done ? Expected<void>() : std::unexpected(done.error());
}

Expected<Dossier> Store::find(const Entry& entry) {
  return attempt([&] {
    const Snapshot snapshot(opened_->connection);
    return opened_->tables->dossier(entry);
  });
}

std::int64_t Store::steps() const {
  return opened_->connection.steps();
}

}  // namespace carom::suppression
