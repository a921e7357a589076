// How people and other programs write one address in their lists.
#pragma once

#include <string_view>

namespace carom::cli {

/// The address, or domain as `@a.example`, of a text that is nothing else: `kim@a.example`, `<kim@a.example>`,
/// `Kim <kim@a.example>`, `kim@a.example (Kim)`, `mailto:kim@a.example`, each perhaps with white space and `# a
/// comment` behind it. A part of `text`; empty: it is none of these.
[[nodiscard]] std::string_view address_in(std::string_view text);

}  // namespace carom::cli
