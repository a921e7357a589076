// What a state's file looks like inside, and how one is told from any other file.
#pragma once

#include <cstdint>
#include <string>

#include "runtime/suppression/sqlite.h"
#include "support/error.h"

namespace carom::suppression {

/// In the file's header, for this and for file(1): "CrmS".
inline constexpr std::int64_t kApplicationId = 0x43726D53;
/// Of the tables; what a later one needs is added when a state of an earlier one is opened.
inline constexpr std::int64_t kSchemaVersion = 2;

/// Makes a state of an empty file, and brings one of an older version to this one. Refuses (pack_damaged) a file that
/// is no state or one of a later version, without changing it. Throws SqliteFailure.
[[nodiscard]] Expected<void> prepare_schema(Connection& connection, const std::string& path);

}  // namespace carom::suppression
