// A record's own id, which goes into output as the source wrote it and therefore must be sound JSON.
#pragma once

#include <string_view>

#include "support/text_arena.h"

namespace carom::ingest {

/// The JSON value that stands for `token`, a string, number, object or array as a source spells it: the token itself
/// where RFC 8259 allows it, spaces between the parts of an object or array left out. A string that is not sound (no
/// UTF-8, unknown escapes, raw controls, half surrogate pairs), or that holds characters which act on terminals (DEL,
/// C1, bidirectional controls), is spelled anew. What is no JSON at all (`007`, `1e999`, which no double holds, a
/// damaged object) becomes a string of its characters, so that the id is not lost. Empty for nothing
/// and for `""`, which names nothing.
/// Lives as long as `token` and `arena`.
[[nodiscard]] std::string_view sound_json_id(std::string_view token, TextArena& arena);

}  // namespace carom::ingest
