// One object after the other is parsed and handed to its format.
#include "ingest/events/read_events.h"

#include <algorithm>

#include "ingest/event_sink.h"
#include "ingest/events/event_formats.h"
#include "ingest/json/json_elements.h"
#include "ingest/json/json_node.h"

namespace carom::ingest::events {
namespace {

core::Via via_of(const EventFormat& format) {
  return format.esp_name.empty() ? core::Via::log : core::Via::api;
}

class EventElements final : public ElementReader {
 public:
  EventElements(const EventFormat& format, const ReadOptions& options, RecordCollector& records)
      : format_(format), sink_(format.esp_name, via_of(format), options, records) {}

  std::expected<void, std::string> parse(std::string_view text) override {
    auto object = document_.parse(text);
    if (!object) return std::unexpected(std::move(object.error()));
    object_ = *object;
    return {};
  }

  bool settle(std::uint64_t) override {
    sink_.begin(place_++);
    format_.read(object_, sink_);
    return sink_.is_wanted();
  }

 private:
  const EventFormat& format_;
  EventSink sink_;
  JsonDocument document_;
  JsonNode object_;
  std::uint64_t place_ = 0;
};

}  // namespace

const EventFormat* find_events(Format format) {
  const auto formats = event_formats();
  const auto found = std::ranges::find(formats, format, &EventFormat::format);
  return found == formats.end() ? nullptr : &*found;
}

std::optional<Format> tell_events(std::string_view json) {
  for (const EventFormat& format : event_formats())
    if (format.begins(json)) return format.format;
  return std::nullopt;
}

Expected<void> read_events(const EventFormat& format, Input& input, std::uint64_t offset, const ReadOptions& options,
                           RecordCollector& sink) {
  EventElements elements(format, options, sink);
  return read_elements(input, offset, options, elements, sink);
}

}  // namespace carom::ingest::events
