// The frame of a program image: header, section table, checksum. Writer and loader share it; nobody else needs it.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

#include "runtime/core/image_tables.h"

namespace carom::core {

static_assert(std::endian::native == std::endian::little, "images are little-endian and used in place");

inline constexpr char kImageMagic[8] = {'C', 'A', 'R', 'O', 'M', 'I', 'M', 'G'};
/// Every section begins at a multiple of this, so that its rows may be used in place.
inline constexpr std::size_t kSectionAlignment = 8;

/// `checksum` covers all bytes behind itself; the fields before it are compared with what they must be.
struct ImageHeader {
  char magic[8] = {};
  std::uint32_t version = 0;
  std::uint32_t section_count = 0;
  std::uint64_t byte_count = 0;
  std::uint64_t checksum = 0;
  std::uint32_t record_text_bytes = 0;
  std::uint32_t unclassified = 0;
};

/// The table of these follows the header, one entry a section, in the order of image_sections.def.
struct ImageSection {
  std::uint64_t offset = 0;  ///< from the image's first byte
  std::uint32_t row_count = 0;
  std::uint32_t row_bytes = 0;
};

inline constexpr std::uint32_t kSectionCount = 0
#define SECTION(name, Row) +1
#include "runtime/core/image_sections.def"
#undef SECTION
    ;

// A row without padding bytes is copied as it stands, and equal rows are equal bytes.
static_assert(std::has_unique_object_representations_v<ImageHeader> &&
              std::has_unique_object_representations_v<ImageSection>);
#define SECTION(name, Row) static_assert(std::has_unique_object_representations_v<Row> && alignof(Row) <= 8);
#include "runtime/core/image_sections.def"
#undef SECTION

/// XXH3 (64 bits) of what ImageHeader::checksum covers; `image` holds at least a header.
[[nodiscard]] std::uint64_t checksum_of(std::span<const std::byte> image);

}  // namespace carom::core
