// Only native code is kept, so a program without it has nothing to keep.
#include "cli/policy/code_cache.h"

#include "runtime/native/load_compiler.h"
#include "runtime/object_cache/entries_in_folder.h"
#include "runtime/object_cache/private_folder.h"
#include "runtime/object_cache/users_folder.h"

namespace carom::cli {
namespace {

using object_cache::PrivateFolder;

Expected<std::string> folder_to_use() {
  if (!native::has_compiler()) return std::unexpected(Error{ErrorKind::usage, "no native code is installed"});
  return object_cache::users_folder(object_cache::environment_of_process());
}

}  // namespace

Expected<std::unique_ptr<object_cache::ObjectCache>> open_code_cache() {
  const Expected<std::string> folder = folder_to_use();
  if (!folder) return std::unexpected(folder.error());
  return object_cache::ObjectCache::open(*folder);
}

CodeCacheFacts code_cache_facts() {
  CodeCacheFacts facts;
  const Expected<std::string> folder = folder_to_use();
  if (!folder) {
    facts.problem = folder.error().message;
    return facts;
  }
  facts.folder = *folder;
  const auto opened = PrivateFolder::open(*folder);
  if (!opened) {
    facts.problem = opened.error().message;
  } else if (*opened) {
    const auto entries = object_cache::entries_in(**opened);
    facts.entries = entries.size();
    facts.bytes = object_cache::total_bytes(entries);
  }
  return facts;
}

}  // namespace carom::cli
