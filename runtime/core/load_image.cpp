// Header, checksum and section table of a program image.
#include "runtime/core/load_image.h"

#include <fmt/format.h>

#include <array>
#include <cstring>

#include "runtime/core/image_format.h"
#include "runtime/core/program.h"

namespace carom::core {
namespace {

constexpr std::size_t kFirstSection = sizeof(ImageHeader) + kSectionCount * sizeof(ImageSection);

template <class T>
T copy_from(std::span<const std::byte> image, std::size_t offset) {
  T value;
  std::memcpy(&value, image.data() + offset, sizeof(T));
  return value;
}

Expected<ImageHeader> read_header(std::span<const std::byte> image) {
  if (image.size() < kFirstSection)
    return damaged(
        fmt::format("{} bytes are fewer than the {} of header and section table", image.size(), kFirstSection));
  const auto header = copy_from<ImageHeader>(image, 0);
  if (std::memcmp(header.magic, kImageMagic, sizeof(kImageMagic)) != 0)
    return damaged("it does not begin with CAROMIMG, so it is no program image");
  if (header.version != kImageVersion)
    return std::unexpected(Error{ErrorKind::pack_damaged,
                                 fmt::format("program image has version {}, this program reads version {}; compile it "
                                             "again from its source",
                                             header.version, kImageVersion)});
  if (header.section_count != kSectionCount)
    return damaged(fmt::format("it has {} sections, expected {}", header.section_count, kSectionCount));
  if (header.byte_count != image.size())
    return damaged(fmt::format("it says that it has {} bytes, found {}", header.byte_count, image.size()));
  if (header.checksum != checksum_of(image)) return damaged("its checksum does not fit its bytes");
  return header;
}

/// Puts the rows of the section with number `index` into `rows`.
template <class Row>
Expected<void> read_rows(std::span<const std::byte> image, std::string_view name, std::size_t index,
                         std::span<const Row>& rows) {
  const auto section = copy_from<ImageSection>(image, sizeof(ImageHeader) + index * sizeof(ImageSection));
  if (section.row_bytes != sizeof(Row))
    return damaged(fmt::format("a row of section {} has {} bytes, expected {}", name, section.row_bytes, sizeof(Row)));
  if (section.offset < kFirstSection || section.offset > image.size() || section.offset % kSectionAlignment != 0)
    return damaged(fmt::format("section {} begins at byte {}", name, section.offset));
  if (section.row_count > (image.size() - section.offset) / sizeof(Row))
    return damaged(fmt::format("section {} has {} rows, more than the image holds", name, section.row_count));
  // Rows are trivially copyable, without padding and aligned: the bytes are the rows.
  rows = {static_cast<const Row*>(static_cast<const void*>(image.data() + section.offset)), section.row_count};
  return {};
}

}  // namespace

std::unexpected<Error> damaged(std::string_view what) {
  return std::unexpected(Error{ErrorKind::pack_damaged,
                               fmt::format("program image is damaged: {}; compile it again from its source", what)});
}

std::unexpected<Error> damaged(std::string_view section, std::size_t row, std::string_view what) {
  return damaged(fmt::format("{} row {}: {}", section, row, what));
}

FieldType ImageView::field_type(FieldId field) const {
  return field < kBuiltinFieldCount ? builtin_field(field).type : declared_fields[field - kBuiltinFieldCount].type;
}

Expected<ImageView> read_sections(std::span<const std::byte> image) {
  const auto header = read_header(image);
  if (!header) return std::unexpected(header.error());
  ImageView view;
  view.unclassified = header->unclassified;
  view.record_text_bytes = header->record_text_bytes;
  std::size_t index = 0;
#define SECTION(name, Row) \
  if (const auto read = read_rows<Row>(image, #name, index++, view.name); !read) return std::unexpected(read.error());
#include "runtime/core/image_sections.def"
#undef SECTION
  if (view.record_text_bytes == 0 || view.record_text_bytes > image_limits::record_text_bytes)
    return damaged(fmt::format("record texts of {} bytes, expected 1 to {}", view.record_text_bytes,
                               image_limits::record_text_bytes));
  return view;
}

}  // namespace carom::core
