// Regular expressions over three letters: all of them, and a matcher short enough to be seen right. It knows nothing of
// automata, priorities or search: a pattern maps the set of places where it may begin to the set where it may end.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/span.h"

namespace carom::equality {

struct SmallRegex {
  enum class Op : std::uint8_t { letter, star, plus, optional, sequence, either };
  using Ref = std::shared_ptr<const SmallRegex>;

  Op op = Op::letter;
  char letter = 'a';
  Ref left;
  Ref right;
};

/// Texts are at most this long, so that a set of places in one is a byte: bit n is the place before letter n.
inline constexpr std::size_t kLongestSmallText = 5;
using Places = std::uint32_t;

/// Where a match that begins at one of `begins` may end.
inline Places ends_of(const SmallRegex& regex, std::string_view text, Places begins) {
  using Op = SmallRegex::Op;
  if (regex.op == Op::letter) {
    Places ends = 0;
    for (std::size_t at = 0; at < text.size(); ++at)
      if ((begins >> at & 1U) != 0 && text[at] == regex.letter) ends |= Places{2} << at;
    return ends;
  }
  if (regex.op == Op::sequence) return ends_of(*regex.right, text, ends_of(*regex.left, text, begins));
  if (regex.op == Op::either) return ends_of(*regex.left, text, begins) | ends_of(*regex.right, text, begins);
  if (regex.op == Op::optional) return begins | ends_of(*regex.left, text, begins);
  Places ends = regex.op == Op::star ? begins : ends_of(*regex.left, text, begins);
  for (Places more = ends | ends_of(*regex.left, text, ends); more != ends; more |= ends_of(*regex.left, text, ends))
    ends = more;
  return ends;
}

/// The leftmost match, of these the longest.
inline std::optional<Span> leftmost_longest(const SmallRegex& regex, std::string_view text) {
  for (std::uint32_t begin = 0; begin <= text.size(); ++begin)
    if (const Places ends = ends_of(regex, text, Places{1} << begin); ends != 0)
      return Span{begin, static_cast<std::uint32_t>(std::bit_width(ends)) - 1};
  return std::nullopt;
}

/// In the language's syntax, every part in a group of its own.
[[nodiscard]] std::string print(const SmallRegex& regex);
/// By number of operators: all with none, all with one, … all with `most`.
[[nodiscard]] std::vector<std::vector<SmallRegex::Ref>> all_small_regexes(std::size_t most);
/// All texts over a, b and c of up to `longest` letters.
[[nodiscard]] std::vector<std::string> all_small_texts(std::size_t longest);

}  // namespace carom::equality
