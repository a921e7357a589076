// Where the packs that come with the program lie, whatever the working directory.
#pragma once

#include <string>

namespace carom::embed {

/// The folder of the shipped packs: CAROM_PACKS, else beside the program (`../share/carom/packs`), else `stdlib-rules`
/// in a folder above the program (a build tree); empty when none exists.
[[nodiscard]] std::string shipped_packs_folder();

/// The same search with its inputs given: the value of CAROM_PACKS (empty: unset) and the program's own path.
[[nodiscard]] std::string find_packs_folder(const std::string& override_folder, const std::string& program);

}  // namespace carom::embed
