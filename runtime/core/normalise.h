// The one view of text that rules see (docs/language.md section 2, "Normalisation"), with the way back to source bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "support/span.h"

namespace carom::core {

/// Normalised UTF-8 and, for each of its bytes, the source bytes that made it. Reusable: clear() keeps capacity.
struct NormalisedText {
  std::string text;
  std::vector<Span> origin;   ///< one entry a byte of `text`
  bool was_not_utf8 = false;  ///< the source was read as Windows-1252

  void clear();
  /// The smallest span of source bytes that made text[span]; an empty span maps to an empty one at its place.
  [[nodiscard]] Span source_of(Span span) const;
};

/// A run of source bytes to keep; runs are joined by one space.
/// Normalises the concatenation of `runs` of `source` (in order, each within source) into `out`, in time linear in
/// the source: UTF-8 or else Windows-1252, controls to space, zero-width dropped, NFC, simple lower case, white-space
/// runs to one space, trimmed. Idempotent.
void normalise(std::string_view source, std::vector<Span> const& runs, NormalisedText& out);
/// The whole of `source`.
void normalise(std::string_view source, NormalisedText& out);
/// Patterns go the same way, but keep a leading and a trailing space.
[[nodiscard]] std::string normalise_pattern(std::string_view pattern);

}  // namespace carom::core
