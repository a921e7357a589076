// The statements of a state, by what they are for. Throws SqliteFailure; who calls it opens the transactions.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/suppression/sqlite.h"
#include "runtime/suppression/store.h"

namespace carom::suppression {

inline constexpr std::string_view kListingColumns =
    "entry, guarded, since, until, count, counted_from, note, class, rule";

/// The beginning of a row: entry, time, known.
[[nodiscard]] DeliveryFact delivery_in(const Statement& row);

class Store::Tables {
 public:
  explicit Tables(Connection& connection);

  /// False: it was known.
  bool add(const Failure& failure, std::int64_t now);
  bool add(const NoteFact& fact);
  bool add(const DeliveryFact& fact);
  void widen_window(std::int64_t seconds);
  /// Lifts what happened up to `now`, and what will come to be known of that time.
  void lift(const Entry& entry, std::int64_t now);
  /// Counts anew: what the listings say follows the facts.
  void refresh(const Entry& entry);
  /// The same behind new facts, as many as `facts`; of an entry with many notes only once it has grown by a part of
  /// them. Until then the facts wait, and who asks for the entry counts by himself.
  void take_notice(const Entry& entry, std::int64_t facts);
  /// An entry with facts that wait.
  [[nodiscard]] std::optional<Entry> waiting();
  /// Entries, at most `most`, with notes that happened and were stored before `cutoff` and stand under no listing.
  [[nodiscard]] std::vector<Entry> due(std::int64_t cutoff, std::int64_t most);
  void forget(const Entry& entry, std::int64_t cutoff, std::int64_t now);
  /// Looks at deliveries that happened and were stored before `cutoff`, at most `most`, behind `after` in the order in
  /// which they were stored; those that no count needs any more go. The last one that was looked at; nothing: there
  /// were none.
  std::optional<DeliveryFact> forget_deliveries(const DeliveryFact& after, std::int64_t cutoff, std::int64_t most);

  [[nodiscard]] std::int64_t longest_window();
  [[nodiscard]] Dossier dossier(const Entry& entry);
  void each_fact(const std::function<bool(const Fact&)>& take);
  void list(std::int64_t now, const std::function<bool(const Listed&)>& take);

 private:
  [[nodiscard]] bool is_lifted(const NoteFact& fact);
  [[nodiscard]] std::vector<Note> notes_of(const Entry& entry);
  [[nodiscard]] std::vector<std::int64_t> deliveries_for(const Entry& entry, std::span<const Note> notes);
  [[nodiscard]] std::optional<std::int64_t> last_delivery(const Entry& entry, std::int64_t up_to);
  [[nodiscard]] std::optional<std::int64_t> removal_of(const Entry& entry);
  [[nodiscard]] Standing standing(const Entry& entry, std::span<const Note> notes);
  [[nodiscard]] bool is_waiting(const Entry& entry);
  /// Sorted, each once.
  [[nodiscard]] std::vector<Listed> listed_of_waiting(std::int64_t now);
  void read_listings(const Entry& entry, Dossier& dossier);
  void count_listings(const Entry& entry, Dossier& dossier);
  [[nodiscard]] std::vector<DeliveryFact> old_deliveries(const DeliveryFact& after, std::int64_t cutoff,
                                                         std::int64_t most);
  [[nodiscard]] bool is_needless(const DeliveryFact& delivery, std::int64_t cutoff);
  void recount(const Entry& entry, std::span<const Note> notes);
  void write_listings(const Entry& entry, std::span<const Note> notes, const Standing& standing);
  void write_listing(const Entry& entry, std::span<const Note> notes, const Listing& listing);

  Connection& connection_;
  Statement add_note_;
  Statement add_delivery_;
  Statement add_removal_;
  Statement find_removal_;
  Statement lift_;
  Statement widen_;
  Statement make_due_;
  Statement notes_;
  Statement last_delivery_;
  Statement remove_listings_;
  Statement add_listing_;
  Statement find_listings_;
  Statement find_waiting_;
  Statement wait_;
  Statement make_large_;
  Statement make_small_;
  Statement keep_note_;
  Statement forget_note_;
  Statement find_needless_;
  Statement forget_delivery_;
};

}  // namespace carom::suppression
