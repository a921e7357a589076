// One object as a file: the object, and behind it what it was kept under and the seal of who kept it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "runtime/object_cache/mac_key.h"
#include "runtime/object_cache/object_store.h"

namespace carom::object_cache {

inline constexpr std::size_t kDigestBytes = 32;
using Digest = std::array<std::byte, kDigestBytes>;

/// BLAKE2b (256 bits) of a key's parts, each behind its length.
[[nodiscard]] Digest digest_of(Key key);

inline constexpr char kEntryMagic[8] = {'C', 'A', 'R', 'O', 'M', 'K', 'P', 'T'};
inline constexpr std::uint32_t kEntryFormat = 1;

/// Stands behind the object, so that this begins where a file does: aligned, and with nothing to be moved.
struct EntryTrailer {
  char magic[8] = {};
  std::uint32_t format = 0;
  std::uint32_t reserved = 0;
  std::uint64_t object_bytes = 0;
  Digest key = {};
  Digest mac = {};  ///< BLAKE2b (256 bits) under the folder's key, of the object and of all above
};
static_assert(std::has_unique_object_representations_v<EntryTrailer> && sizeof(EntryTrailer) == 88);

/// The file of an object kept under a key: 64 hexadecimal digits and an ending.
[[nodiscard]] std::string entry_name(const Digest& key);
/// Whether a file of this name is one of ours to evict: an entry, or one that was not finished.
[[nodiscard]] bool is_entry_name(std::string_view name);

[[nodiscard]] EntryTrailer seal(std::span<const std::byte> object, const Digest& key, const MacKey& secret);

/// Leaves the object of a file. False: the file is not what seal() made for this key with this secret.
[[nodiscard]] bool unseal(Bytes& file, const Digest& key, const MacKey& secret);

}  // namespace carom::object_cache
