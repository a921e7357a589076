// What a bounce means and what to do about it (docs/language.md section 5).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "runtime/core/enhanced_status.h"
#include "runtime/core/field.h"
#include "runtime/core/record.h"
#include "support/span.h"

namespace carom::core {

/// Will waiting help? `none`: no failure at all.
enum class BounceType : std::uint8_t { permanent, temporary, undetermined, none };
enum class Scope : std::uint8_t { recipient, domain, sender, message, session, network };
/// `suppress` and `retry` cannot be written in rules; they follow from the other fields.
enum class Action : std::uint8_t { throttle, pause, fix, investigate, none, suppress, retry };
enum class Confidence : std::uint8_t { high, medium, low };
/// Highest first.
enum class Layer : std::uint8_t { local, org, provider, base };
enum class Band : std::uint8_t {
#define BAND(id, word) id,
#include "support/bands.def"
#undef BAND
};
enum class MessageState : std::uint8_t { open, over };

[[nodiscard]] std::string_view word_of(BounceType value);
[[nodiscard]] std::string_view word_of(Scope value);
[[nodiscard]] std::string_view word_of(Action value);
[[nodiscard]] std::string_view word_of(Confidence value);
[[nodiscard]] std::string_view word_of(Layer value);
[[nodiscard]] std::string_view word_of(MessageState value);
[[nodiscard]] std::string_view word_of(Band value);
[[nodiscard]] std::optional<BounceType> find_bounce_type(std::string_view word);
[[nodiscard]] std::optional<Scope> find_scope(std::string_view word);
/// Only the actions that a rule may write.
[[nodiscard]] std::optional<Action> find_written_action(std::string_view word);
[[nodiscard]] std::optional<Confidence> find_confidence(std::string_view word);
[[nodiscard]] std::optional<Layer> find_layer(std::string_view word);
/// All of them, highest first.
[[nodiscard]] std::span<const std::string_view> layer_words();

enum class RetryKind : std::uint8_t { unset, never, after_fix, after, backoff, told };

/// When this address may be tried again. Durations in seconds; 0 where the kind has none. Flat: part of the image.
struct RetrySpec {
  RetryKind kind = RetryKind::unset;
  std::uint8_t reserved[7] = {};
  std::int64_t first = 0;    ///< after D, backoff D.., told or D
  std::int64_t last = 0;     ///< backoff ..D
  std::int64_t give_up = 0;  ///< for D; 0: not written

  [[nodiscard]] bool is_timed() const { return kind >= RetryKind::after; }
  friend bool operator==(const RetrySpec&, const RetrySpec&) = default;
};

enum class SuppressTarget : std::uint8_t { unset, none, recipient, domain };

/// Whether the address or domain comes off the list. Flat: part of the image.
struct SuppressSpec {
  SuppressTarget target = SuppressTarget::unset;
  std::uint8_t guarded = 0;
  std::uint8_t reserved[2] = {};
  std::uint32_t repeats = 0;  ///< after N …; 0: at once
  std::int64_t within = 0;    ///< … in D seconds
  std::int64_t lasting = 0;   ///< for D seconds; 0: without end

  /// Off the list on this one verdict (guarded included).
  [[nodiscard]] bool is_now() const { return target >= SuppressTarget::recipient && repeats == 0; }
  friend bool operator==(const SuppressSpec&, const SuppressSpec&) = default;
};

/// In the largest unit that leaves no rest, as an author would write it: 3600 is `1h`.
[[nodiscard]] std::string spell_duration(std::int64_t seconds);
/// The language's spelling: `backoff 1h..12h for 3d`, `after fix`; empty when unset.
[[nodiscard]] std::string to_string(const RetrySpec& retry);
/// `recipient guarded`, `recipient after 5 in 30d`, `none`; unset reads `none`.
[[nodiscard]] std::string to_string(const SuppressSpec& suppress);

/// Why a condition held: source bytes [span) of `field`; fields other than text carry an empty span.
struct Evidence {
  FieldId field = 0;
  Span span;
  friend bool operator==(const Evidence&, const Evidence&) = default;
};

/// A named hole of an annotation and what stood in it, as the source spelled it.
struct Fact {
  std::string_view name;
  std::string_view value;
};

inline constexpr std::uint32_t kNoRule = 0xFFFFFFFF;

/// Views point into the program and into the scratch of the call that made the verdict; they live until that scratch is
/// used again or the program is dropped.
struct Verdict {
  std::uint32_t rule_index = kNoRule;  ///< position in the total order
  std::string_view class_name;         ///< "unclassified" when no rule holds
  BounceType type = BounceType::undetermined;
  Scope scope = Scope::message;
  Action action = Action::investigate;
  RetrySpec retry;
  MessageState message = MessageState::open;
  SuppressSpec suppress;
  Confidence confidence = Confidence::low;
  std::string_view rule;  ///< qualified name, empty when unclassified
  std::string_view pack;
  std::optional<Layer> layer;
  std::string_view advice;
  std::string_view cite;
  std::optional<std::uint16_t> code;  ///< as classified: after unwrapping
  std::optional<EnhancedStatus> status;
  bool status_conflict = false;
  bool text_cut = false;           ///< the record's text was over Limits::record_text_bytes
  bool text_was_not_utf8 = false;  ///< read as Windows-1252
  std::span<const Evidence> evidence;
  std::span<const std::string_view> tags;
  std::span<const Fact> facts;
  Information information = Information::none;
  std::string_view overrode;  ///< the source's own label, when it disagrees
  bool unwrapped = false;
  std::optional<std::uint16_t> outer_code;
  std::optional<EnhancedStatus> outer_status;
  std::string_view outer_text;                  ///< normalised
  std::optional<std::uint16_t> outermost_code;  ///< what `message` follows: of the outermost reply that has a code

  [[nodiscard]] bool is_classified() const { return rule_index != kNoRule; }
};

}  // namespace carom::core
