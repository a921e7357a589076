// Whether bytes are UTF-8, at the speed of vector registers.
#pragma once

#include <string_view>

namespace carom::ingest {

[[nodiscard]] bool is_utf8(std::string_view bytes);

}  // namespace carom::ingest
