// The rules of counting (docs/language.md section 5): from the failures and deliveries of one address or domain to
// whether it is off the list. Pure: the same facts give the same answer, in whatever order they came to be known.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "runtime/suppression/note.h"

namespace carom::suppression {

/// Why somebody is off the list, and for how long.
struct Listing {
  std::int64_t since = 0;             ///< when the failure happened that decides
  std::optional<std::int64_t> until;  ///< the second from which on it does not hold; nothing: it holds without end
  std::uint32_t count = 1;            ///< messages that had to fail for it, that of the deciding failure included
  std::size_t note = 0;               ///< the deciding failure: its place in the notes
  std::int64_t counted_from = 0;      ///< when the first of them failed; no failure before counts for it

  [[nodiscard]] bool holds_at(std::int64_t now) const { return !until || now < *until; }
};

/// Of several suppressions of a kind the one that holds longest decides; of those the earliest.
struct Standing {
  std::optional<Listing> plain;
  std::optional<Listing> guarded;
};

/// - A failure that suppresses at once is a listing from its time on, without end or for its D.
/// - A failure that suppresses after N in D is one if N messages or more have failed with its class since D before it
///   (that second included) and since the last delivery up to it.
/// - A delivery wipes the count of everything up to its second. It lifts guarded listings up to its second: `guarded`
///   says that the address may be sound, and a delivery shows that it is. It lifts no plain one.
/// - A lifted note is as if it had never been.
/// `deliveries` ascend; they need to hold, for each note, only the last one up to it, and the last of all.
/// Time: for n notes n log n, whatever N is and however often a message is tried.
[[nodiscard]] Standing standing_of(std::span<const Note> notes, std::span<const std::int64_t> deliveries);

/// The first second whose failures count at `time`, for D `within` and the last delivery up to then.
[[nodiscard]] std::int64_t counted_from(std::int64_t time, std::int64_t within, std::optional<std::int64_t> delivered);

/// Whether `note` is one of those that led to a listing, which `deciding` decides.
[[nodiscard]] bool stands_on(const Listing& listing, const Note& deciding, const Note& note);

}  // namespace carom::suppression
