// Every failure ends in the same place: the object is made anew.
#include "runtime/object_cache/object_cache.h"

#include <fmt/format.h>

#include <memory>
#include <utility>

#include "runtime/object_cache/entries_in_folder.h"
#include "runtime/object_cache/mac_key.h"
#include "runtime/object_cache/private_file.h"

namespace carom::object_cache {

Expected<std::unique_ptr<ObjectCache>> ObjectCache::open(const std::string& folder, std::uint64_t most_bytes) {
  Expected<PrivateFolder> opened = PrivateFolder::open_or_make(folder);
  if (!opened) return std::unexpected(opened.error());
  return std::unique_ptr<ObjectCache>(new ObjectCache(std::move(*opened), most_bytes));  // the constructor is private
}

std::optional<Bytes> ObjectCache::find(Key key) const {
  const Digest digest = digest_of(key);
  const std::string name = entry_name(digest);
  auto file = read_private_file(folder_, name, most_bytes_);
  if (!file && file.error() == Absence::missing) return std::nullopt;
  const std::optional<MacKey> secret = find_mac_key(folder_);
  if (!file || !secret || !unseal(*file, digest, *secret)) {
    remove_private_file(folder_, name);
    return std::nullopt;
  }
  mark_as_used(folder_, name);
  return *std::move(file);
}

void ObjectCache::keep(Key key, std::span<const std::byte> object) const {
  if (const Expected<void> written = write(digest_of(key), object); !written) {
    const std::lock_guard lock(mutex_);
    problem_ = written.error().message;
  }
}

Expected<void> ObjectCache::write(const Digest& key, std::span<const std::byte> object) const {
  if (object.size() + sizeof(EntryTrailer) > most_bytes_)
    return std::unexpected(
        Error{ErrorKind::limit,
              fmt::format("code of {} bytes is more than the cache may hold ({} bytes)", object.size(), most_bytes_)});
  const Expected<MacKey> secret = find_or_make_mac_key(folder_);
  if (!secret) return std::unexpected(secret.error());
  const EntryTrailer trailer = seal(object, key, *secret);
  evict(folder_, most_bytes_ - object.size() - sizeof(trailer));
  const std::span<const std::byte> parts[] = {object, std::as_bytes(std::span(&trailer, 1))};
  return write_private_file(folder_, entry_name(key), parts, IfThere::replace);
}

std::string ObjectCache::problem() const {
  const std::lock_guard lock(mutex_);
  return problem_;
}

}  // namespace carom::object_cache
