// Tables none of whose columns has a name that fields go by.
#pragma once

#include <string_view>

namespace carom::ingest::guess {

/// Whether an input that begins so may be one: its first line holds what columns may be called, and each line behind it
/// as many cells.
[[nodiscard]] bool begins_unnamed_table(std::string_view beginning);

}  // namespace carom::ingest::guess
