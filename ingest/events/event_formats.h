// The formats of event_formats.def, by number: how each begins, and what its objects say.
#pragma once

#include <span>
#include <string_view>

#include "ingest/event_sink.h"
#include "ingest/json/json_node.h"
#include "ingest/records/record_source.h"

namespace carom::ingest::events {

#define EVENT_FORMAT(id, name, esp)                              \
  /** Whether an input whose first object is `json` is of it. */ \
  [[nodiscard]] bool begins_##id(std::string_view json);         \
  /** All that one object of it says. */                         \
  void read_##id(const JsonNode& object, EventSink& sink);
#include "ingest/records/event_formats.def"
#undef EVENT_FORMAT

struct EventFormat {
  Format format;
  std::string_view esp_name;
  bool (*begins)(std::string_view json);
  void (*read)(const JsonNode& object, EventSink& sink);
};

[[nodiscard]] std::span<const EventFormat> event_formats();

/// Whether the object that `json` begins with has a member of that name, at any depth.
[[nodiscard]] bool has_member(std::string_view json, std::string_view name);

/// Reads the objects of a page, which the API of a platform holds in an array, each with its place in it.
void read_page(const JsonNode& array, EventSink& sink, void (*read)(const JsonNode& object, EventSink& sink));

/// What the bounce types of Amazon SES mean, which others have taken over.
[[nodiscard]] std::string_view ses_esp_type(std::string_view bounce_type);

/// `a/b`; one alone without the slash.
[[nodiscard]] std::string_view joined(std::string_view a, std::string_view b, TextArena& arena);

}  // namespace carom::ingest::events
