// The difference of two texts as a patch, for the dry runs of `fix` and `fmt` (Myers 1986, "An O(ND) Difference
// Algorithm and Its Variations").
#pragma once

#include <string>
#include <string_view>

namespace carom::cli {

/// Unified diff with three lines of context and file headers; empty when the texts are equal. Texts that differ in
/// more than a few thousand lines come out as one replacement of everything between the first and the last difference.
[[nodiscard]] std::string unified_diff(std::string_view path, std::string_view before, std::string_view after);

}  // namespace carom::cli
