// Which folder holds what this user's processes keep. Never one that users share.
#pragma once

#include <optional>
#include <string>

#include "support/error.h"

namespace carom::object_cache {

/// Values of environment variables; nothing: not set.
struct Environment {
  std::optional<std::string> carom_cache_dir;
  std::optional<std::string> xdg_cache_home;
  std::optional<std::string> home;
};

/// Of this process. Nothing at all where it runs with more rights than who started it: then others chose them.
[[nodiscard]] Environment environment_of_process();

/// CAROM_CACHE_DIR, else `carom` in XDG_CACHE_HOME, else `.cache/carom` in HOME; the latter two count only if they are
/// absolute. Errors (usage): CAROM_CACHE_DIR is empty, which turns keeping off; or none of them names a folder.
[[nodiscard]] Expected<std::string> users_folder(const Environment& environment);

}  // namespace carom::object_cache
