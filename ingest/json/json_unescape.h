// The characters that the escapes of a JSON string stand for.
#pragma once

#include <optional>
#include <string_view>

#include "support/text_arena.h"

namespace carom::ingest {

/// `escaped`: what stands between the quotes. Nothing for escapes that RFC 8259 does not know, and for those of
/// surrogates, paired or not: callers leave them to a full parser.
[[nodiscard]] std::optional<std::string_view> unescape_json(std::string_view escaped, TextArena& arena);

}  // namespace carom::ingest
