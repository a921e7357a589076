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
/// The format of the log that begins so; `automatic`: it is none. As long as its lines are those of a log, whatever
/// program wrote them, any of them may tell. Nothing while bytes behind it may change the answer; `is_all`: no more
/// count.
[[nodiscard]] std::optional<Format> tell_log(std::string_view beginning, bool is_all);

[[nodiscard]] Expected<void> read_log(const LogFormat& format, Input& input, std::uint64_t offset,
                                      const ReadOptions& options, RecordCollector& sink);

}  // namespace carom::ingest::logs
