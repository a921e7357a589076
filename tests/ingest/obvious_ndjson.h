// NDJSON the slow and obvious way: a line at a time, each through the full parser.
#pragma once

#include <string_view>

#include "tests/ingest/collected_records.h"

namespace carom::ingest {

CollectedRecords read_obviously(std::string_view bytes, const ReadOptions& options = {});

}  // namespace carom::ingest
