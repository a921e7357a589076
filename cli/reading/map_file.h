// Map files: where fields stand, as TOML with a line `text = "/msg/diag"` for each.
#pragma once

#include <string>
#include <string_view>

#include "ingest/records/record_source.h"

namespace carom::cli {

/// The entries in the order of the file, each with its place there as `origin`; `name` is the file's. Whether there are
/// such fields is not looked at. Otherwise (usage): what is no TOML, or no such line, with file, line and column.
[[nodiscard]] Expected<ingest::FieldMap> parse_map(std::string_view text, std::string_view name);

/// The same of a file; errors about it (unreadable) name its path.
[[nodiscard]] Expected<ingest::FieldMap> read_map_file(const std::string& path);

}  // namespace carom::cli
