// The time of a file's last change is the time of its use: unlike the time of access no file system leaves it out.
#include "runtime/object_cache/entries_in_folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "runtime/object_cache/entry.h"
#include "runtime/object_cache/private_file.h"

namespace carom::object_cache {
namespace {

struct CloseFolder {
  void operator()(::DIR* folder) const { ::closedir(folder); }
};
using Listing = std::unique_ptr<::DIR, CloseFolder>;

/// Null: it cannot be listed.
Listing list(const PrivateFolder& folder) {
  // A description of its own: others would share the place where listing stands.
  const int descriptor = ::openat(folder.descriptor(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return nullptr;
  Listing listing(::fdopendir(descriptor));
  if (!listing) ::close(descriptor);
  return listing;
}

std::optional<EntryInFolder> entry_of(const PrivateFolder& folder, const char* name) {
  struct ::stat status{};
  if (::fstatat(folder.descriptor(), name, &status, AT_SYMLINK_NOFOLLOW) != 0) return std::nullopt;
  constexpr std::int64_t kNanoseconds = 1'000'000'000;
  return EntryInFolder{name, static_cast<std::uint64_t>(status.st_size),
                       status.st_mtim.tv_sec * kNanoseconds + status.st_mtim.tv_nsec};
}

}  // namespace

std::vector<EntryInFolder> entries_in(const PrivateFolder& folder) {
  std::vector<EntryInFolder> entries;
  const Listing listing = list(folder);
  if (!listing) return entries;
  while (const ::dirent* const file = ::readdir(listing.get())) {
    if (!is_entry_name(file->d_name)) continue;
    if (std::optional<EntryInFolder> entry = entry_of(folder, file->d_name)) entries.push_back(*std::move(entry));
  }
  std::ranges::sort(entries, {}, &EntryInFolder::used);
  return entries;
}

std::uint64_t total_bytes(const std::vector<EntryInFolder>& entries) {
  std::uint64_t bytes = 0;
  for (const EntryInFolder& entry : entries) bytes += entry.bytes;
  return bytes;
}

void mark_as_used(const PrivateFolder& folder, const std::string& name) {
  static_cast<void>(::utimensat(folder.descriptor(), name.c_str(), nullptr, AT_SYMLINK_NOFOLLOW));
}

void evict(const PrivateFolder& folder, std::uint64_t most_bytes) {
  const std::vector<EntryInFolder> entries = entries_in(folder);
  std::uint64_t bytes = total_bytes(entries);
  for (const EntryInFolder& entry : entries) {
    if (bytes <= most_bytes) return;
    remove_private_file(folder, entry.name);
    bytes -= entry.bytes;
  }
}

}  // namespace carom::object_cache
