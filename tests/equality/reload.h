// A program's tables taken apart and put together again, and saved and loaded: what must not change it.
#pragma once

#include "runtime/core/image_writer.h"
#include "runtime/core/program.h"

namespace carom::equality {

/// The sections of `program` as tables that may be changed.
[[nodiscard]] core::ImageTables tables_of(const core::Program& program);
/// Written and loaded. The tables must make a valid image.
[[nodiscard]] core::Program load_tables(const core::ImageTables& tables);
/// Both, and checks that the image's bytes come out the same; then saved as a compiled policy and loaded from it.
[[nodiscard]] core::Program reload(const core::Program& program);

}  // namespace carom::equality
