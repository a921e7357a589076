// Copies section by section through the table of sections, so that a new one cannot be left out; then into a file and
// back.
#include "tests/equality/reload.h"

#include <algorithm>
#include <utility>

#include "runtime/container/saved_program.h"
#include "support/check.h"

namespace carom::equality {

core::ImageTables tables_of(const core::Program& program) {
  core::ImageTables tables;
#define SECTION(name, Row) tables.name.assign(program.name().begin(), program.name().end());
#include "runtime/core/image_sections.def"
#undef SECTION
  tables.record_text_bytes = program.record_text_bytes();
  tables.unclassified = program.unclassified();
  return tables;
}

core::Program load_tables(const core::ImageTables& tables) {
  auto program = core::Program::load(write_image(tables));
  CAROM_CHECK(program.has_value(),
              "tables of a valid program make an image that is refused: " + program.error().message);
  return std::move(*program);
}

core::Program reload(const core::Program& program) {
  core::Program again = load_tables(tables_of(program));
  CAROM_CHECK(std::ranges::equal(program.image(), again.image()), "equal tables make unequal images");
  auto loaded = container::load_program(container::save_program(again), container::Trust::anyone);
  CAROM_CHECK(loaded.has_value(), "a file that was just written is refused: " + loaded.error().message);
  return std::move(*loaded);
}

}  // namespace carom::equality
