// The table, and what its formats share.
#include "ingest/events/event_formats.h"

#include <fmt/format.h>

namespace carom::ingest::events {
namespace {

constexpr EventFormat kFormats[] = {
#define EVENT_FORMAT(id, name, esp) {Format::id, esp, begins_##id, read_##id},
#include "ingest/records/event_formats.def"
#undef EVENT_FORMAT
};

}  // namespace

std::span<const EventFormat> event_formats() {
  return kFormats;
}

bool has_member(std::string_view json, std::string_view name) {
  for (std::size_t at = json.find(name); at != std::string_view::npos; at = json.find(name, at + 1)) {
    const std::string_view behind = json.substr(at + name.size());
    if (at == 0 || json[at - 1] != '"' || !behind.starts_with('"')) continue;
    const std::size_t colon = behind.find_first_not_of(" \t\r\n", 1);
    if (colon != std::string_view::npos && behind[colon] == ':') return true;
  }
  return false;
}

void read_page(const JsonNode& array, EventSink& sink, void (*read)(const JsonNode& object, EventSink& sink)) {
  std::uint64_t place = 0;
  for (const JsonNode& object : array.items()) {
    sink.begin(place++);
    read(object, sink);
  }
}

std::string_view ses_esp_type(std::string_view bounce_type) {
  if (bounce_type == "Permanent") return "hard";
  if (bounce_type == "Transient") return "soft";
  return bounce_type.empty() ? "" : "other";
}

std::string_view joined(std::string_view a, std::string_view b, TextArena& arena) {
  if (a.empty() || b.empty()) return a.empty() ? b : a;
  return arena.keep(fmt::format("{}/{}", a, b));
}

}  // namespace carom::ingest::events
