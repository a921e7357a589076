// Properties of single code points, for those who compile patterns against normalised text; utf8proc stays in this
// folder.
#pragma once

namespace carom::core {

/// The simple one-to-one mapping that normalisation uses.
[[nodiscard]] char32_t lower_case_of(char32_t c);
/// Of a canonical combining class other than 0: NFC may join it with the character before it.
[[nodiscard]] bool is_combining_mark(char32_t c);

}  // namespace carom::core
