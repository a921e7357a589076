// The way of the XDG base directory specification, behind a variable of our own.
#include "runtime/object_cache/users_folder.h"

#include <cstdlib>

namespace carom::object_cache {
namespace {

std::optional<std::string> value_of(const char* variable) {
  const char* const value = secure_getenv(variable);
  return value != nullptr ? std::optional<std::string>(value) : std::nullopt;
}

bool is_absolute(const std::optional<std::string>& path) {
  return path && path->starts_with('/');
}

}  // namespace

Environment environment_of_process() {
  return {value_of("CAROM_CACHE_DIR"), value_of("XDG_CACHE_HOME"), value_of("HOME")};
}

Expected<std::string> users_folder(const Environment& environment) {
  if (environment.carom_cache_dir) {
    if (!environment.carom_cache_dir->empty()) return *environment.carom_cache_dir;
    return std::unexpected(Error{ErrorKind::usage, "CAROM_CACHE_DIR is empty, which turns the cache off"});
  }
  if (is_absolute(environment.xdg_cache_home)) return *environment.xdg_cache_home + "/carom";
  if (is_absolute(environment.home)) return *environment.home + "/.cache/carom";
  return std::unexpected(Error{ErrorKind::usage,
                               "there is no place for the cache: neither CAROM_CACHE_DIR nor an absolute "
                               "XDG_CACHE_HOME or HOME is set"});
}

}  // namespace carom::object_cache
