// What each input format is called.
#include <array>

#include "ingest/record_source.h"

namespace carom::ingest {
namespace {

constexpr std::array<NamedFormat, 6> kFormats = {{{"auto", Format::automatic},
                                                  {"replies", Format::replies},
                                                  {"ndjson", Format::ndjson},
                                                  {"json", Format::json_array},
                                                  {"mail", Format::mail},
                                                  {"mbox", Format::mbox}}};

}  // namespace

std::span<const NamedFormat> formats() {
  return kFormats;
}

std::string_view name_of(Format format) {
  return kFormats[static_cast<std::size_t>(format)].name;
}

}  // namespace carom::ingest
