// Whole files into memory, with an upper bound: rule sources are small, and a path may name anything.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "support/error.h"

namespace carom::embed {

/// The first `most` bytes of the file, all of them when it is no longer; ask for one more than allowed to learn that
/// it is too long. Errors (unreadable) name the path and the system's reason.
[[nodiscard]] Expected<std::string> read_file(const std::string& path, std::size_t most);

/// As read_file() for a file whose first `beginning` bytes say how many to read: `most_of` is given these, or all of a
/// shorter file. The file is opened once, so it may be a pipe. Errors: also those of `most_of`, with the path.
[[nodiscard]] Expected<std::string> read_file(const std::string& path, std::size_t beginning,
                                              const std::function<Expected<std::size_t>(std::string_view)>& most_of);

/// The same from an open descriptor, which stays the caller's; `name` is for messages.
[[nodiscard]] Expected<std::string> read_descriptor(int descriptor, const std::string& name, std::size_t most);

}  // namespace carom::embed
