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
  std::vector<Span> origin;   ///< one entry a byte of `text`; begins and ends never decrease
  bool was_not_utf8 = false;  ///< the source was read as Windows-1252

  void clear();
  /// The smallest span of source bytes that made text[span]; an empty span maps to an empty one at its place. O(1).
  [[nodiscard]] Span source_of(Span span) const;
};

/// Normalises `runs` of `source` into `out`, joined by one space, in time linear in the source: UTF-8 or else
/// Windows-1252 (decided on the whole source), controls to space, zero-width dropped, NFC, simple lower case,
/// white-space runs to one space, trimmed. Idempotent. Runs are in order, disjoint, within `source`, and end between
/// characters. Of more than 30 combining marks in a row the rest is dropped (the bound of UAX #15's Stream-Safe
/// Format), which is what keeps composition linear.
void normalise(std::string_view source, std::vector<Span> const& runs, NormalisedText& out);
/// The same text and no `origin`, which costs more than the text: for those who ask later, if at all, where a span
/// comes from.
void normalise_without_origins(std::string_view source, std::vector<Span> const& runs, NormalisedText& out);
/// The whole of `source`.
void normalise(std::string_view source, NormalisedText& out);
/// Patterns go the same way, but keep a leading and a trailing space.
[[nodiscard]] std::string normalise_pattern(std::string_view pattern);

}  // namespace carom::core
