#include <array>
#include <utility>

#include "ingest/record_source.h"

namespace carom::ingest {
namespace {

constexpr std::array<std::pair<std::string_view, Format>, 5> kFormats = {{{"auto", Format::automatic},
                                                                          {"replies", Format::replies},
                                                                          {"ndjson", Format::ndjson},
                                                                          {"json", Format::json_array},
                                                                          {"mail", Format::mail}}};

}  // namespace

std::string_view name_of(Format format) {
  return kFormats[static_cast<std::size_t>(format)].first;
}

std::optional<Format> find_format(std::string_view name) {
  for (const auto& [word, format] : kFormats)
    if (word == name) return format;
  return std::nullopt;
}

}  // namespace carom::ingest
