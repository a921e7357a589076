// What each input format is called.
#include "ingest/records/record_source.h"

namespace carom::ingest {
namespace {

// In the order of the enumeration.
constexpr NamedFormat kFormats[] = {
    {"auto", Format::automatic},  {"replies", Format::replies}, {"ndjson", Format::ndjson},
    {"json", Format::json_array}, {"mail", Format::mail},       {"mbox", Format::mbox},
#define EVENT_FORMAT(id, name, esp) {name, Format::id},
#include "ingest/records/event_formats.def"
#undef EVENT_FORMAT
#define LOG_FORMAT(id, name) {name, Format::id},
#include "ingest/records/log_formats.def"
#undef LOG_FORMAT
#define TABLE_FORMAT(id, name) {name, Format::id},
#include "ingest/records/table_formats.def"
#undef TABLE_FORMAT
};

}  // namespace

std::span<const NamedFormat> formats() {
  return kFormats;
}

std::string_view name_of(Format format) {
  return kFormats[static_cast<std::size_t>(format)].name;
}

}  // namespace carom::ingest
