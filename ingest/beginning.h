// What an input is, found out by reading ahead.
#pragma once

#include <cstddef>

#include "ingest/bytes/input.h"
#include "ingest/records/record_source.h"

namespace carom::ingest {

struct Beginning {
  std::size_t mark = 0;  ///< bytes of the byte order mark
  Format format = Format::automatic;
};

/// Reads ahead no further than needed, so that a stream is answered while it is still being written. Of a format that
/// is given only the mark is looked for. What cannot be text is refused (unreadable).
[[nodiscard]] Expected<Beginning> look_at_beginning(Input& input, Format given);

}  // namespace carom::ingest
