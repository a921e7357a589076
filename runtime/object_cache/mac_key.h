// The secret that tells this user's entries from anybody else's.
#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "runtime/object_cache/private_folder.h"
#include "support/error.h"

namespace carom::object_cache {

inline constexpr std::size_t kMacKeyBytes = 32;
using MacKey = std::array<std::byte, kMacKeyBytes>;

/// The folder's key. Nothing: it has none, or a damaged one.
[[nodiscard]] std::optional<MacKey> find_mac_key(const PrivateFolder& folder);

/// The same, made of random bytes where there is none. Of processes that do so at once all get the same key. A damaged
/// key is replaced, and with it all entries become bad. Errors are those of write_private_file().
[[nodiscard]] Expected<MacKey> find_or_make_mac_key(const PrivateFolder& folder);

}  // namespace carom::object_cache
