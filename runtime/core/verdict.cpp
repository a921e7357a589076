// The words of verdicts, from verdict_words.def, and the language's spelling of retry and suppress.
#include "runtime/core/verdict.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "support/duration_units.h"

namespace carom::core {
namespace {

enum class Vocabulary : std::uint8_t { BounceType, Scope, Action, Confidence, Layer, MessageState };

/// Words and where they belong, side by side; each vocabulary stands together, in the order of its enumerators.
constexpr std::string_view kWords[] = {
#define VERDICT_WORD(Enumeration, enumerator, word) word,
#include "runtime/core/verdict_words.def"
#undef VERDICT_WORD
};
constexpr Vocabulary kVocabularies[] = {
#define VERDICT_WORD(Enumeration, enumerator, word) Vocabulary::Enumeration,
#include "runtime/core/verdict_words.def"
#undef VERDICT_WORD
};
static_assert(std::ranges::is_sorted(kVocabularies));

std::span<const std::string_view> words_of(Vocabulary vocabulary) {
  const auto [first, last] = std::ranges::equal_range(kVocabularies, vocabulary);
  return {kWords + (first - std::begin(kVocabularies)), static_cast<std::size_t>(last - first)};
}

template <class E>
std::string_view word_at(Vocabulary vocabulary, E value) {
  return words_of(vocabulary)[static_cast<std::size_t>(value)];
}

template <class E>
std::optional<E> find_in(Vocabulary vocabulary, std::string_view word) {
  const auto words = words_of(vocabulary);
  const auto found = std::ranges::find(words, word);
  if (found == words.end()) return std::nullopt;
  return static_cast<E>(found - words.begin());
}

std::string spell_for(std::int64_t seconds) {
  return seconds == 0 ? std::string() : " for " + spell_duration(seconds);
}

}  // namespace

std::string spell_duration(std::int64_t seconds) {
  for (const DurationUnit& unit : kLargestUnitsFirst)
    if (seconds != 0 && seconds % unit.seconds == 0) return fmt::format("{}{}", seconds / unit.seconds, unit.letter);
  return "0s";
}

std::string_view word_of(BounceType value) {
  return word_at(Vocabulary::BounceType, value);
}
std::string_view word_of(Scope value) {
  return word_at(Vocabulary::Scope, value);
}
std::string_view word_of(Action value) {
  return word_at(Vocabulary::Action, value);
}
std::string_view word_of(Confidence value) {
  return word_at(Vocabulary::Confidence, value);
}
std::string_view word_of(Layer value) {
  return word_at(Vocabulary::Layer, value);
}
std::string_view word_of(MessageState value) {
  return word_at(Vocabulary::MessageState, value);
}

std::string_view word_of(Band value) {
  constexpr std::string_view kBands[] = {
#define BAND(id, word) word,
#include "support/bands.def"
#undef BAND
  };
  return kBands[static_cast<std::size_t>(value)];
}

std::optional<BounceType> find_bounce_type(std::string_view word) {
  return find_in<BounceType>(Vocabulary::BounceType, word);
}
std::optional<Scope> find_scope(std::string_view word) {
  return find_in<Scope>(Vocabulary::Scope, word);
}
std::optional<Action> find_written_action(std::string_view word) {
  const auto action = find_in<Action>(Vocabulary::Action, word);
  return action && *action <= Action::none ? action : std::nullopt;
}
std::optional<Confidence> find_confidence(std::string_view word) {
  return find_in<Confidence>(Vocabulary::Confidence, word);
}
std::optional<Layer> find_layer(std::string_view word) {
  return find_in<Layer>(Vocabulary::Layer, word);
}

std::span<const std::string_view> layer_words() {
  return words_of(Vocabulary::Layer);
}

std::string to_string(const RetrySpec& retry) {
  switch (retry.kind) {
    case RetryKind::unset:
      return {};
    case RetryKind::never:
      return "never";
    case RetryKind::after_fix:
      return "after fix";
    case RetryKind::after:
      return "after " + spell_duration(retry.first) + spell_for(retry.give_up);
    case RetryKind::backoff:
      return "backoff " + spell_duration(retry.first) + ".." + spell_duration(retry.last) + spell_for(retry.give_up);
    case RetryKind::told:
      return "told or " + spell_duration(retry.first);
  }
  std::unreachable();
}

std::string to_string(const SuppressSpec& suppress) {
  if (suppress.target <= SuppressTarget::none) return "none";
  std::string text = suppress.target == SuppressTarget::recipient ? "recipient" : "domain";
  if (suppress.guarded != 0) text += " guarded";
  text += spell_for(suppress.lasting);
  if (suppress.repeats != 0) text += fmt::format(" after {} in {}", suppress.repeats, spell_duration(suppress.within));
  return text;
}

}  // namespace carom::core
