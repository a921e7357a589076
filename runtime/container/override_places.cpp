// Rows of any length, read from the first byte on: nobody looks one up in a hurry.
#include "runtime/container/override_places.h"

#include <cstring>
#include <string_view>

namespace carom::container {
namespace {

struct Row {
  std::uint32_t rule = 0;
  std::uint32_t field_bytes = 0;
  std::uint32_t place_bytes = 0;
};

void append(std::vector<std::byte>& section, const void* data, std::size_t size) {
  const auto* const bytes = static_cast<const std::byte*>(data);
  section.insert(section.end(), bytes, bytes + size);
}

std::string take_text(std::span<const std::byte>& rest, std::size_t size) {
  std::string text(reinterpret_cast<const char*>(rest.data()), size);
  rest = rest.subspan(size);
  return text;
}

}  // namespace

std::vector<std::byte> write_override_places(std::span<const OverridePlace> places) {
  std::vector<std::byte> section;
  for (const OverridePlace& place : places) {
    const Row row{place.rule, static_cast<std::uint32_t>(place.field.size()),
                  static_cast<std::uint32_t>(place.place.size())};
    append(section, &row, sizeof(row));
    append(section, place.field.data(), place.field.size());
    append(section, place.place.data(), place.place.size());
  }
  return section;
}

Expected<std::vector<OverridePlace>> read_override_places(std::span<const std::byte> section) {
  std::vector<OverridePlace> places;
  for (std::span<const std::byte> rest = section; !rest.empty();) {
    Row row;
    if (rest.size() >= sizeof(row)) std::memcpy(&row, rest.data(), sizeof(row));
    if (rest.size() < sizeof(row) + std::uint64_t{row.field_bytes} + row.place_bytes)
      return std::unexpected(Error{ErrorKind::pack_damaged,
                                   "the compiled policy is damaged: a place of an override lies outside its section; "
                                   "compile it again from its source"});
    rest = rest.subspan(sizeof(row));
    std::string field = take_text(rest, row.field_bytes);
    std::string place = take_text(rest, row.place_bytes);
    places.push_back({row.rule, std::move(field), std::move(place)});
  }
  return places;
}

}  // namespace carom::container
