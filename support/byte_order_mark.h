// What some editors and exports put before UTF-8; it is no part of the text.
#pragma once

#include <string_view>

namespace carom {

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace carom
