// The end of a file of output, with the words about it.
#pragma once

#include <string_view>

#include "cli/console/console.h"
#include "cli/files/new_file.h"

namespace carom::cli {

/// Null: nobody asked for the file. Empty `why_cut`: everything is in it. Otherwise it is left unfinished, and told so;
/// `what` is what it holds ("rejects").
[[nodiscard]] ExitCode finish_file(NewFile* file, std::string_view what, std::string_view why_cut, Console& console);

}  // namespace carom::cli
