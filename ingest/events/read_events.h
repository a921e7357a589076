// Any format of event_formats.def, from an input to records.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "ingest/events/event_formats.h"
#include "ingest/readers.h"

namespace carom::ingest::events {

/// Null for formats that are none of event_formats.def.
[[nodiscard]] const EventFormat* find_events(Format format);
/// The format of the events whose first object is `json`, if they are of one.
[[nodiscard]] std::optional<Format> tell_events(std::string_view json);

/// Objects in arrays, on lines, or one behind the other.
[[nodiscard]] Expected<void> read_events(const EventFormat& format, Input& input, std::uint64_t offset,
                                         const ReadOptions& options, RecordCollector& sink);

}  // namespace carom::ingest::events
