// A record in the making: which values conditions wish for, before it is decided how a source would spell them.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tests/equality/random.h"

namespace carom::equality {

/// Where in a text a literal shall stand.
enum class Place : std::uint8_t { inside, at_begin, at_end, whole };

struct TextDraft {
  std::optional<std::string> whole;
  std::optional<std::string> begin;
  std::vector<std::string> inside;
  std::optional<std::string> end;
};

/// By the field's name in the language.
struct Draft {
  std::map<std::string, TextDraft, std::less<>> texts;
  std::map<std::string, std::string, std::less<>> values;  ///< as the language spells them; durations in seconds

  void put(const std::string& field, Place place, std::string text);
};

/// What a record needs for a condition to hold. Not sure to work: other conditions may undo it.
struct Wish {
  enum class Kind : std::uint8_t { nothing, one, all, any };
  Kind kind = Kind::nothing;
  std::function<void(Random&, Draft&)> put = {};
  std::vector<Wish> parts = {};
};

void grant(const Wish& wish, Random& random, Draft& draft);

/// A value as text, another one each time it is asked for.
using Sampler = std::function<std::string(Random&)>;

}  // namespace carom::equality
