// Code points whose normal form hangs on no neighbour: nearly all of what replies consist of beyond ASCII. They need no
// run of a starter with its marks.
#pragma once

#include <cstdint>

namespace carom::core {

/// Unicode White_Space, and the controls (C0, DEL, C1): they read as space.
[[nodiscard]] bool is_space_or_control(std::int32_t code_point);
/// Normalisation drops them.
[[nodiscard]] bool is_zero_width(std::int32_t code_point);

/// The one code point that `code_point`, beyond ASCII, becomes between others of its kind, a space for what reads as
/// one; 0 when it is of another kind: a mark, dropped, made of several, or of a script where one letter joins the one
/// before it. Safe from any thread.
[[nodiscard]] std::int32_t settled_form(std::int32_t code_point);

/// What a starter and the mark behind it become where a settled code point follows: one or two code points.
struct SettledPair {
  std::int32_t first = 0;   ///< 0: the two are of another kind, and need a run
  std::int32_t second = 0;  ///< 0: none
};
/// In place of a mark: nothing stands behind a starter that is not settled for being made of several.
inline constexpr std::int32_t kNoMark = 0;
/// Safe from any thread.
[[nodiscard]] SettledPair settled_pair(std::int32_t starter, std::int32_t mark);

}  // namespace carom::core
