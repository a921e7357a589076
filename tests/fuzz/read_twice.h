// What is true of every reader, whatever its input: checked by reading it twice, in pieces of other sizes.
#pragma once

#include <string_view>

#include "ingest/records/record_source.h"

namespace carom::fuzz {

/// Reads `bytes` as one piece, and in small pieces. Both must give the same records and rejects in the same order, with
/// numbers from 1 on and offsets within the input (after decompressing, unless `is_compressed`).
void read_twice(std::string_view bytes, ingest::ReadOptions options, bool is_compressed = false);

}  // namespace carom::fuzz
