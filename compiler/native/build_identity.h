// Which build of this code is running: kept objects are of one build, whatever its version says.
#pragma once

#include <string>

namespace carom::native {

/// The GNU build id, in hexadecimal, of the file that this function was linked into: the linker makes it from all
/// that it puts there. Empty: the file has none.
[[nodiscard]] std::string build_identity();

}  // namespace carom::native
