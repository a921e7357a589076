// Builds a program image from tables; the compiler's last step and the tests' way to make damaged ones.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/core/image_tables.h"
#include "support/byte_interner.h"
#include "support/limits.h"

namespace carom::core {

/// The sections as growing tables, with the row of class `unclassified` named.
struct ImageTables {
#define SECTION(name, Row) std::vector<Row> name;
#include "runtime/core/image_sections.def"
#undef SECTION
  std::uint32_t record_text_bytes = Limits{}.record_text_bytes;
  std::uint32_t unclassified = 0;  ///< row of `classes`

  /// Stores `text` once, however often it is asked for.
  StringRef string(std::string_view text);

 private:
  ByteInterner known_strings_;
  std::vector<StringRef> places_;  ///< by number of known_strings_
};

/// The image's bytes; equal tables give equal bytes on every machine.
[[nodiscard]] std::vector<std::byte> write_image(const ImageTables& tables);

}  // namespace carom::core
