// Inputs that are something else than text: what people name by mistake, or do not know to be packed.
#pragma once

#include <optional>
#include <string_view>

namespace carom::ingest {

/// What it is and how to get at its content, as it stands behind "found"; empty: nothing that is known. Nothing: the
/// bytes may go on as something known. A magic number that stands further on is not waited for.
[[nodiscard]] std::optional<std::string_view> tell_foreign_format(std::string_view beginning, bool is_all);

}  // namespace carom::ingest
