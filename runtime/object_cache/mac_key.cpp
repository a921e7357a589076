// Whoever comes first gives the key its name; the others read it.
#include "runtime/object_cache/mac_key.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <span>

#include "runtime/object_cache/private_file.h"
#include "support/check.h"

namespace carom::object_cache {
namespace {

static_assert(kMacKeyBytes == crypto_generichash_KEYBYTES);

constexpr const char* kName = "mac.key";

std::expected<Bytes, Absence> read(const PrivateFolder& folder) {
  auto content = read_private_file(folder, kName, kMacKeyBytes);
  if (content && content->size() != kMacKeyBytes) return std::unexpected(Absence::unsound);
  return content;
}

MacKey copied(std::span<const std::byte> content) {
  MacKey key;
  std::ranges::copy(content, key.begin());
  return key;
}

Expected<void> make(const PrivateFolder& folder) {
  CAROM_CHECK(sodium_init() >= 0, "libsodium cannot be initialised");
  MacKey key;
  randombytes_buf(key.data(), key.size());
  const std::span<const std::byte> content(key);
  return write_private_file(folder, kName, {&content, 1}, IfThere::leave);
}

}  // namespace

std::optional<MacKey> find_mac_key(const PrivateFolder& folder) {
  const auto content = read(folder);
  if (!content) return std::nullopt;
  return copied(*content);
}

Expected<MacKey> find_or_make_mac_key(const PrivateFolder& folder) {
  const auto content = read(folder);
  if (content) return copied(*content);
  if (content.error() == Absence::unsound) remove_private_file(folder, kName);
  if (const Expected<void> made = make(folder); !made) return std::unexpected(made.error());
  if (const std::optional<MacKey> key = find_mac_key(folder)) return *key;
  return std::unexpected(
      Error{ErrorKind::unreadable, fmt::format("cannot read {}/{}, which was just made", folder.path(), kName)});
}

}  // namespace carom::object_cache
