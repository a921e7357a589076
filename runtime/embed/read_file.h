// Whole files into memory, with an upper bound: rule sources are small, and a path may name anything.
#pragma once

#include <cstddef>
#include <string>

#include "support/error.h"

namespace carom::embed {

/// The first `most` bytes of the file, all of them when it is no longer; ask for one more than allowed to learn that
/// it is too long. Errors (unreadable) name the path and the system's reason.
[[nodiscard]] Expected<std::string> read_file(const std::string& path, std::size_t most);

/// The same from an open descriptor, which stays the caller's; `name` is for messages.
[[nodiscard]] Expected<std::string> read_descriptor(int descriptor, const std::string& name, std::size_t most);

}  // namespace carom::embed
