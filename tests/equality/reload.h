// A program's tables taken apart and put together again: what saving and loading must not change.
#pragma once

#include "runtime/core/image_writer.h"
#include "runtime/core/program.h"

namespace carom::equality {

/// The sections of `program` as tables that may be changed.
[[nodiscard]] core::ImageTables tables_of(const core::Program& program);
/// Written and loaded. The tables must make a valid image.
[[nodiscard]] core::Program load_tables(const core::ImageTables& tables);
/// Both, and checks that the image's bytes come out the same.
[[nodiscard]] core::Program reload(const core::Program& program);

}  // namespace carom::equality
