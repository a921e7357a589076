// The words of the record's enumerated fields, from record_words.def.
#include "runtime/core/record.h"

#include <algorithm>
#include <iterator>

namespace carom::core {
namespace {

template <class E>
constexpr FieldType kTypeOf = FieldType::text;
template <>
constexpr FieldType kTypeOf<Stage> = FieldType::stage;
template <>
constexpr FieldType kTypeOf<Via> = FieldType::via;
template <>
constexpr FieldType kTypeOf<EspType> = FieldType::esp_type;
template <>
constexpr FieldType kTypeOf<DsnAction> = FieldType::dsn_action;
template <>
constexpr FieldType kTypeOf<Information> = FieldType::information;

/// Words and their types, side by side; the words of one type stand together and in the order of its enumerators.
constexpr std::string_view kWords[] = {
#define RECORD_WORD(Enumeration, enumerator, word) word,
#include "runtime/core/record_words.def"
#undef RECORD_WORD
};
constexpr FieldType kTypes[] = {
#define RECORD_WORD(Enumeration, enumerator, word) kTypeOf<Enumeration>,
#include "runtime/core/record_words.def"
#undef RECORD_WORD
};

/// The word of enumerator n is word n - 1 of its type: `missing` has none.
template <class E>
std::string_view word_at(E value) {
  return value == E::missing ? std::string_view() : words_of(kTypeOf<E>)[static_cast<std::size_t>(value) - 1];
}

}  // namespace

std::string_view word_of(Stage value) {
  return word_at(value);
}
std::string_view word_of(Via value) {
  return word_at(value);
}
std::string_view word_of(EspType value) {
  return word_at(value);
}
std::string_view word_of(DsnAction value) {
  return word_at(value);
}
std::string_view word_of(Information value) {
  return word_at(value);
}

std::optional<std::uint8_t> find_word(FieldType enumerated, std::string_view word) {
  const auto words = words_of(enumerated);
  const auto found = std::ranges::find(words, word);
  if (found == words.end()) return std::nullopt;
  return static_cast<std::uint8_t>(found - words.begin() + 1);
}

std::span<const std::string_view> words_of(FieldType enumerated) {
  const auto [first, last] = std::ranges::equal_range(kTypes, enumerated);
  return {kWords + (first - std::begin(kTypes)), static_cast<std::size_t>(last - first)};
}

// The types stand in the order of FieldType, which equal_range relies on.
static_assert(std::ranges::is_sorted(kTypes));

template <class E>
constexpr bool kHasAllWords = std::ranges::count(kTypes, kTypeOf<E>) == static_cast<int>(kLastEnumerator<E>);
static_assert(kHasAllWords<Stage> && kHasAllWords<Via> && kHasAllWords<EspType> && kHasAllWords<DsnAction> &&
              kHasAllWords<Information>);

}  // namespace carom::core
