// Random templates of the language, with texts that they match.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/equality/random.h"
#include "tests/equality/source_tree.h"
#include "tests/equality/words.h"

namespace carom::equality {

/// Literal text or a hole.
struct TemplatePart {
  std::string literal = {};  ///< empty: a hole
  std::string kind = {};     ///< as in the braces
  std::string name = {};     ///< empty: not named
};
using TemplateParts = std::vector<TemplatePart>;

enum class TemplateUse : std::uint8_t { like, extract, take };

/// For `extract` at least one hole is named, for `take` there is exactly one {reply}.
[[nodiscard]] TemplateParts random_template(Random& random, Words& words, TemplateUse use);
/// As a string of the language.
[[nodiscard]] Source print_template(const TemplateParts& parts);
/// A text for it; `reply` stands where {reply} does, `host`, unless it is empty, where the hole of that name does.
[[nodiscard]] std::string sample(const TemplateParts& parts, Random& random, const Words& words,
                                 std::string_view reply = "", std::string_view host = "");
/// The hole of that name; null: there is none.
[[nodiscard]] const TemplatePart* host_hole(const TemplateParts& parts);
/// Whether literal text follows {reply}.
[[nodiscard]] bool has_text_after_reply(const TemplateParts& parts);

}  // namespace carom::equality
