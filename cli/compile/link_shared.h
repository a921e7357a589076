// An object made a shared library by the system's C compiler: linking is its work, and it knows the system.
#pragma once

#include <string>

#include "support/error.h"

namespace carom::cli {

/// The library's bytes. Runs `cc`, whose words go to standard error. Errors (usage): there is none, or it does not
/// link; (unreadable) the folder for temporary files cannot be used.
[[nodiscard]] Expected<std::string> link_shared(const std::string& object);

}  // namespace carom::cli
