// The pattern behind each kind of hole (hole_forms.def).
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "compiler/pattern/pattern_tree.h"
#include "runtime/core/image_tables.h"

namespace carom::compiler {

[[nodiscard]] std::optional<core::HoleKind> find_hole_kind(std::string_view word);
/// The words of all kinds, as written in braces: by HoleKind.
[[nodiscard]] std::span<const std::string_view> hole_kind_words();

/// On which sides the hole's token must be whole.
struct TokenSides {
  bool begin = false;
  bool end = false;
};

[[nodiscard]] PatternNode hole_fragment(core::HoleKind kind, TokenSides sides);

}  // namespace carom::compiler
