// Why a text is not one JSON object, in words for people.
#pragma once

#include <string>
#include <string_view>

namespace carom::ingest {

/// `error`: what simdjson says (a simdjson::error_code; its header is not for headers). `json` is what it parsed.
[[nodiscard]] std::string reason_no_object(int error, std::string_view json);

}  // namespace carom::ingest
