// A compiled rule set: flat, versioned, position-independent, immutable, shared by threads.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "runtime/core/field_scan.h"
#include "runtime/core/image_tables.h"
#include "support/error.h"

namespace carom::core {

inline constexpr std::uint32_t kImageVersion = 1;

/// Only load() makes one, and load() trusts nothing: every index, range, enumerator, string and automaton target is
/// checked, so that code behind it may index without looking.
class Program {
 public:
  /// Takes over the bytes of write_image(); refuses anything that is damaged or of another version (pack_damaged).
  /// O(image).
  [[nodiscard]] static Expected<Program> load(std::vector<std::byte> image);

  ~Program();
  Program(Program&&) noexcept;
  Program& operator=(Program&&) noexcept;

#define SECTION(name, Row) \
  [[nodiscard]] std::span<const Row> name() const { return name##_; }
#include "runtime/core/image_sections.def"
#undef SECTION

  [[nodiscard]] std::string_view text(StringRef ref) const { return {strings_.data() + ref.offset, ref.size}; }
  [[nodiscard]] std::uint32_t unclassified() const { return unclassified_; }
  [[nodiscard]] std::uint32_t record_text_bytes() const { return record_text_bytes_; }
  [[nodiscard]] std::span<const std::byte> image() const { return image_; }
  /// Name and type of any field, built-in or declared.
  [[nodiscard]] std::string_view field_name(FieldId field) const;
  [[nodiscard]] FieldType field_type(FieldId field) const;
  [[nodiscard]] std::uint32_t field_count() const;

  /// The literals of a field's patterns; null for fields without patterns. Built when first asked for, which takes time
  /// linear in them and is safe from any thread: a program may be loaded for one record, or for an engine that has a
  /// scan of its own.
  [[nodiscard]] const FieldScan* field_scan(FieldId field) const;

 private:
  struct LazyFieldScan;
  Program();
  std::vector<std::byte> image_;
#define SECTION(name, Row) std::span<const Row> name##_;
#include "runtime/core/image_sections.def"
#undef SECTION
  std::uint32_t unclassified_ = 0;
  std::uint32_t record_text_bytes_ = 0;
  std::unique_ptr<LazyFieldScan[]> field_scans_;  // by field
};

}  // namespace carom::core
