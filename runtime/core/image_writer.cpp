// Lays the tables out one behind the other; the loader (load_image.cpp) reads exactly this.
#include "runtime/core/image_writer.h"

#include <xxhash.h>

#include <cstring>
#include <span>

#include "runtime/core/image_format.h"
#include "runtime/core/program.h"
#include "support/check.h"

namespace carom::core {
namespace {

constexpr std::size_t aligned(std::size_t size) {
  return (size + kSectionAlignment - 1) / kSectionAlignment * kSectionAlignment;
}

void put(std::vector<std::byte>& image, std::size_t offset, const void* data, std::size_t size) {
  if (size != 0) std::memcpy(image.data() + offset, data, size);
}

/// Appends the rows, zero bytes up to the next section's place included.
template <class Row>
ImageSection append(std::vector<std::byte>& image, const std::vector<Row>& rows) {
  CAROM_CHECK(rows.size() < kNoIndex, "a section of a program image has more rows than an index can name");
  const ImageSection section{image.size(), static_cast<std::uint32_t>(rows.size()), sizeof(Row)};
  image.resize(aligned(image.size() + rows.size() * sizeof(Row)));
  put(image, section.offset, rows.data(), rows.size() * sizeof(Row));
  return section;
}

constexpr std::size_t kHeadBytes = sizeof(ImageHeader) + kSectionCount * sizeof(ImageSection);

// All of the image, so that it is not moved while it grows.
std::size_t byte_count(const ImageTables& tables) {
  std::size_t bytes = kHeadBytes;
#define SECTION(name, Row) bytes = aligned(bytes + tables.name.size() * sizeof(Row));
#include "runtime/core/image_sections.def"
#undef SECTION
  return bytes;
}

}  // namespace

StringRef ImageTables::string(std::string_view text) {
  if (text.empty()) return {};
  const auto [number, is_new] = known_strings_.intern(text);
  if (!is_new) return places_[number];
  places_.push_back({static_cast<std::uint32_t>(strings.size()), static_cast<std::uint32_t>(text.size())});
  strings.insert(strings.end(), text.begin(), text.end());
  return places_.back();
}

std::uint64_t checksum_of(std::span<const std::byte> image) {
  const auto covered = image.subspan(offsetof(ImageHeader, checksum) + sizeof(ImageHeader::checksum));
  return XXH3_64bits(covered.data(), covered.size());
}

std::vector<std::byte> write_image(const ImageTables& tables) {
  std::vector<std::byte> image;
  image.reserve(byte_count(tables));
  image.resize(kHeadBytes);
  const ImageSection sections[] = {
#define SECTION(name, Row) append(image, tables.name),
#include "runtime/core/image_sections.def"
#undef SECTION
  };
  put(image, sizeof(ImageHeader), sections, sizeof(sections));

  ImageHeader header{.version = kImageVersion,
                     .section_count = kSectionCount,
                     .byte_count = image.size(),
                     .record_text_bytes = tables.record_text_bytes,
                     .unclassified = tables.unclassified};
  std::memcpy(header.magic, kImageMagic, sizeof(kImageMagic));
  put(image, 0, &header, sizeof(header));
  header.checksum = checksum_of(image);
  put(image, 0, &header, sizeof(header));
  return image;
}

}  // namespace carom::core
