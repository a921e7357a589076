// From bytes to sections whose every index may be followed; Program::load is made of these steps.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "runtime/core/image_limits.h"
#include "runtime/core/image_tables.h"
#include "support/error.h"

namespace carom::core {

/// Spans over an image's bytes; borrowed.
struct ImageView {
#define SECTION(name, Row) std::span<const Row> name;
#include "runtime/core/image_sections.def"
#undef SECTION
  std::uint32_t unclassified = 0;
  std::uint32_t record_text_bytes = 0;

  [[nodiscard]] std::size_t field_count() const { return kBuiltinFieldCount + declared_fields.size(); }
  /// `field` must be below field_count().
  [[nodiscard]] FieldType field_type(FieldId field) const;
};

/// Header, checksum and section table. `image` must be aligned like memory from operator new.
[[nodiscard]] Expected<ImageView> read_sections(std::span<const std::byte> image);

// What each may assume: the sections that stand before it here hold.
[[nodiscard]] Expected<void> verify_fields(const ImageView& image);      // verify_values.cpp
[[nodiscard]] Expected<void> verify_operands(const ImageView& image);    // verify_values.cpp
[[nodiscard]] Expected<void> verify_patterns(const ImageView& image);    // verify_patterns.cpp
[[nodiscard]] Expected<void> verify_conditions(const ImageView& image);  // verify_conditions.cpp
[[nodiscard]] Expected<void> verify_rules(const ImageView& image);       // verify_rules.cpp
[[nodiscard]] Expected<void> verify_shares(const ImageView& image);      // verify_shares.cpp

/// `program image is damaged: rules row 3: class 17 does not exist; compile it again from its source`.
[[nodiscard]] std::unexpected<Error> damaged(std::string_view section, std::size_t row, std::string_view what);
[[nodiscard]] std::unexpected<Error> damaged(std::string_view what);

[[nodiscard]] constexpr bool lies_within(RowRange range, std::size_t row_count) {
  return std::uint64_t{range.first} + range.count <= row_count;
}
[[nodiscard]] constexpr bool lies_within(StringRef ref, const ImageView& image) {
  return std::uint64_t{ref.offset} + ref.size <= image.strings.size();
}

}  // namespace carom::core
