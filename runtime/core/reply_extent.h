// How far a reply that is quoted inside another text reaches.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace carom::core {

/// The end of the reply that begins at `begin`: the bracket or quote that closes what was open there, or the end of
/// `text`. Brackets that the reply itself opens belong to it. An apostrophe inside a word is no quote, and a closer
/// without its opener closes nothing. Linear; `open` is working memory.
[[nodiscard]] std::uint32_t end_of_reply(std::string_view text, std::uint32_t begin, std::string& open);

}  // namespace carom::core
