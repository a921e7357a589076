// What the generator knows while it writes a policy: its words, and what has been declared so far.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/core/field.h"
#include "tests/equality/draft.h"
#include "tests/equality/features.h"
#include "tests/equality/random.h"
#include "tests/equality/source_tree.h"
#include "tests/equality/words.h"

namespace carom::equality {

/// An entry of a list or array with values that it stands for.
struct Entry {
  Source source;
  Sampler sample;
};

enum class EntryType : std::uint8_t { phrases, words, templates, strings, hosts, cidrs, codes, statuses };
inline constexpr std::size_t kEntryTypeCount = 8;
/// As in `list x: phrases`.
[[nodiscard]] std::string_view word_of(EntryType type);

struct NamedList {
  std::string pack;
  std::string name;
  EntryType type = EntryType::phrases;
  std::vector<Entry> entries;
};

/// What a condition tests. Two tests of one field in one `and` may exclude each other, which the compiler refuses.
struct Tested {
  std::set<std::string, std::less<>> fields = {};  ///< but the reply's text, of which most tests go together
  bool text = false;
  bool text_wholly = false;  ///< by a test that leaves little room for another: `is`, `starts`, `ends`

  void add(const Tested& other);
  [[nodiscard]] bool goes_with(const Tested& other) const;
};

struct NamedMacro {
  std::string pack;
  std::string name;
  Wish wish;
  Tested tested;
};

struct FieldChoice {
  std::string name;
  core::FieldType type = core::FieldType::text;
};

struct PolicyScope {
  explicit PolicyScope(std::uint64_t seed) : random(seed), words(random) {}

  Random random;
  Words words;
  Features features;
  std::string pack;  ///< whose items are being written
  std::vector<NamedList> lists;
  std::vector<NamedMacro> macros;
  std::vector<FieldChoice> declared_fields;

  /// How the present pack names an item of `owner`.
  [[nodiscard]] std::string visible(std::string_view owner, std::string_view name) const;
};

[[nodiscard]] Entry random_entry(EntryType type, PolicyScope& scope);

}  // namespace carom::equality
