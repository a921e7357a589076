// Rule source as a tree that knows which of its parts may be left out: what the generator writes and the shrinker cuts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace carom::equality {

/// Prints as `head`, then `parts` with `joint` between them, then `tail`. The freedoms are a promise about the grammar
/// only: what is cut may still fail to compile, for its name may be in use.
struct Source {
  std::string head = {};
  std::vector<Source> parts = {};
  std::string_view joint = "";
  std::string_view tail = "";
  bool may_go = false;          ///< its parent reads well without it
  bool may_be_a_part = false;   ///< any one of its parts may stand in its place
  bool letters_may_go = false;  ///< `head` is the inside of a string or regular expression
};

/// "" for what is not there.
[[nodiscard]] std::string print(const Source& source);

/// A part that can be left out.
[[nodiscard]] Source removable(Source source);
[[nodiscard]] Source text(std::string head);
[[nodiscard]] Source sequence(std::vector<Source> parts, std::string_view joint = "");
/// `content` as a string of the language, quotes and escapes added.
[[nodiscard]] Source quoted(std::string_view content);
/// `[a, b]`; entries may go while one is left.
[[nodiscard]] Source array(std::vector<Source> entries);

}  // namespace carom::equality
