// Any format of log_formats.def, from an input to records.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "ingest/logs/log_formats.h"
#include "ingest/readers.h"

namespace carom::ingest::logs {

/// Null for formats that are none of log_formats.def.
[[nodiscard]] const LogFormat* find_log(Format format);
/// The format of the log that begins so, if a line of it is of one.
[[nodiscard]] std::optional<Format> tell_log(std::string_view beginning);

[[nodiscard]] Expected<void> read_log(const LogFormat& format, Input& input, std::uint64_t offset,
                                      const ReadOptions& options, RecordCollector& sink);

}  // namespace carom::ingest::logs
