// Nothing of a file is believed before its seal is found good.
#include "runtime/object_cache/entry.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sodium.h>

#include <algorithm>
#include <cstring>
#include <string_view>

#include "runtime/object_cache/private_file.h"
#include "support/check.h"

namespace carom::object_cache {
namespace {

constexpr std::string_view kEnding = ".object";

class Blake2b {
 public:
  explicit Blake2b(std::span<const std::byte> secret = {}) {
    // Chooses the form that is fast on this processor; any number of times, from any thread.
    CAROM_CHECK(sodium_init() >= 0, "libsodium cannot be initialised");
    crypto_generichash_init(&state_, reinterpret_cast<const unsigned char*>(secret.data()), secret.size(),
                            kDigestBytes);
  }
  void add(std::span<const std::byte> bytes) {
    crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  }
  Digest end() {
    Digest digest;
    crypto_generichash_final(&state_, reinterpret_cast<unsigned char*>(digest.data()), digest.size());
    return digest;
  }

 private:
  crypto_generichash_state state_;
};

template <class Value>
std::span<const std::byte> bytes_of(const Value& value) {
  return std::as_bytes(std::span(&value, 1));
}

Digest mac_of(std::span<const std::byte> object, const EntryTrailer& trailer, const MacKey& secret) {
  Blake2b mac(secret);
  mac.add(object);
  mac.add(bytes_of(trailer).first(offsetof(EntryTrailer, mac)));
  return mac.end();
}

EntryTrailer unsealed(std::size_t object_bytes, const Digest& key) {
  EntryTrailer trailer;
  std::ranges::copy(kEntryMagic, trailer.magic);
  trailer.format = kEntryFormat;
  trailer.object_bytes = object_bytes;
  trailer.key = key;
  return trailer;
}

bool is_hexadecimal(std::string_view text) {
  return text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

Digest digest_of(Key key) {
  Blake2b hash;
  for (const std::span<const std::byte> part : key) {
    hash.add(bytes_of(std::uint64_t{part.size()}));
    hash.add(part);
  }
  return hash.end();
}

std::string entry_name(const Digest& key) {
  std::string name;
  for (const std::byte byte : key) name += fmt::format("{:02x}", std::to_integer<unsigned>(byte));
  return name.append(kEnding);
}

bool is_entry_name(std::string_view name) {
  constexpr std::size_t kDigits = 2 * kDigestBytes;
  if (name.size() < kDigits || !is_hexadecimal(name.substr(0, kDigits))) return false;
  const std::string_view ending = name.substr(kDigits);
  return ending == kEnding || (ending.starts_with(kEnding) && ending.ends_with(kTemporaryEnding));
}

EntryTrailer seal(std::span<const std::byte> object, const Digest& key, const MacKey& secret) {
  EntryTrailer trailer = unsealed(object.size(), key);
  trailer.mac = mac_of(object, trailer, secret);
  return trailer;
}

bool unseal(Bytes& file, const Digest& key, const MacKey& secret) {
  if (file.size() < sizeof(EntryTrailer)) return false;
  const std::size_t object_bytes = file.size() - sizeof(EntryTrailer);
  EntryTrailer found;
  std::memcpy(&found, file.data() + object_bytes, sizeof(found));
  const EntryTrailer expected = seal(std::span(file).first(object_bytes), key, secret);
  // In constant time: how much of a guessed seal is right is nobody's business.
  if (sodium_memcmp(&found, &expected, sizeof(expected)) != 0) return false;
  file.resize(object_bytes);
  return true;
}

}  // namespace carom::object_cache
