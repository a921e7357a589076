// A suppression state: a file that remembers failures and deliveries across runs, and knows at any moment who is off
// the list. Counting is counting.h's; here is only how facts are kept.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "runtime/suppression/counting.h"
#include "runtime/suppression/note.h"
#include "support/error.h"

namespace carom::suppression {

/// Somebody's name in a state: an address, or a domain as `@a.example`. Compared byte by byte; the caller spells
/// domains in small letters.
using Entry = std::string;

struct Failure {
  Entry entry;
  Note note;  ///< `known` and `is_lifted` are the store's to say
};
struct Delivery {
  Entry entry;
  std::int64_t time = 0;
};
/// Facts that are stored together.
struct Facts {
  std::vector<Failure> failures;
  std::vector<Delivery> deliveries;  ///< one for the address and one for its domain

  [[nodiscard]] std::size_t size() const { return failures.size() + deliveries.size(); }
};
/// What storing facts came to.
struct Stored {
  std::uint64_t fresh = 0;     ///< failures that were not known before
  std::uint64_t repeated = 0;  ///< failures that were
};

// All that a state knows, piece by piece: to write it out, and to take it into another.
struct NoteFact {
  Entry entry;
  Note note;
  friend bool operator==(const NoteFact&, const NoteFact&) = default;
};
struct DeliveryFact {
  Entry entry;
  std::int64_t time = 0;
  std::int64_t known = 0;  ///< when it was stored
  friend bool operator==(const DeliveryFact&, const DeliveryFact&) = default;
};
/// Taken off by hand, the last time.
struct RemovalFact {
  Entry entry;
  std::int64_t time = 0;
  friend bool operator==(const RemovalFact&, const RemovalFact&) = default;
};
/// The largest D of any failure so far.
struct WindowFact {
  std::int64_t seconds = 0;
  friend bool operator==(const WindowFact&, const WindowFact&) = default;
};
using Fact = std::variant<WindowFact, RemovalFact, DeliveryFact, NoteFact>;

/// Who is off the list.
struct Listed {
  Entry entry;
  bool is_guarded = false;
  Listing listing;        ///< without the place of its note
  std::int64_t note = 0;  ///< id of the deciding failure
  std::string class_name;
  std::string rule;
};
/// All that is known of an entry.
struct Dossier {
  std::vector<Note> notes;                ///< in the order of time
  std::optional<std::int64_t> delivered;  ///< last
  std::optional<std::int64_t> removed;    ///< last
  std::optional<Listed> plain;
  std::optional<Listed> guarded;

  /// Plain before guarded; null: on the list for neither.
  [[nodiscard]] const Listed* listed_at(std::int64_t now) const;
};

/// For one thread at a time; other processes may use the same file. Errors: pack_damaged for a file that is no state,
/// damaged or of a later version; unreadable for what the system refuses, and for another process that writes for
/// longer than a minute. They name the file and no entry. After an error nothing of the call is stored.
class Store {
 public:
  enum class Access : std::uint8_t { existing, created };
  /// A new file is for its owner alone (mode 0600).
  [[nodiscard]] static Expected<std::unique_ptr<Store>> open(const std::string& path, Access access);
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;
  ~Store();

  /// One transaction: once it returns, all is stored for good. Failures that are known, by entry and id, change
  /// nothing. `now`: the clock.
  [[nodiscard]] Expected<Stored> add(const Facts& facts, std::int64_t now);
  /// Takes entries off the list at `now` by hand: what happened up to then does not count, whenever it comes to be
  /// known. Gives those back that were on the list.
  [[nodiscard]] Expected<std::vector<Entry>> remove(std::span<const Entry> entries, std::int64_t now);
  /// Forgets what can no longer count. A note goes when the largest D of any failure so far, at least 30 days, has
  /// passed since it happened and since it was stored, and no listing stands on it. A delivery goes when as much has
  /// passed, unless it is the last one, or the last one so old, or up to a note.
  [[nodiscard]] Expected<void> forget(std::int64_t now);

  /// All who are on the list at `now`, sorted by entry, plain before guarded, each once. False from `take` ends it.
  [[nodiscard]] Expected<void> list(std::int64_t now, const std::function<bool(const Listed&)>& take);
  /// All of one moment, as each_fact().
  [[nodiscard]] Expected<Dossier> find(const Entry& entry);

  /// All facts, in an order that does not depend on how they came to be known; those of one moment, whatever others
  /// write meanwhile. False from `take` ends it.
  [[nodiscard]] Expected<void> each_fact(const std::function<bool(const Fact&)>& take);
  /// Takes facts in as they are, those that are known but once; a removal lifts what happened before it, whichever of
  /// them comes to be known first. One transaction. All facts of one state, in their order, make an empty state equal
  /// to it.
  [[nodiscard]] Expected<void> restore(std::span<const Fact> facts);

  /// What it has cost so far, in steps of the database: to hold in tests how cost grows.
  [[nodiscard]] std::int64_t steps() const;

 private:
  class Tables;
  struct Opened;
  struct Restoring;
  explicit Store(std::string path);
  [[nodiscard]] Expected<void> open();
  void count_waiting();
  void forget_notes(std::int64_t cutoff, std::int64_t now);
  void forget_deliveries(std::int64_t cutoff);
  template <class Work>
  auto attempt(Work work) -> Expected<decltype(work())>;

  std::string path_;
  std::unique_ptr<Opened> opened_;
};

}  // namespace carom::suppression
