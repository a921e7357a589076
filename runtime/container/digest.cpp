// Two hashes for two questions: whether a section arrived whole, and whether the file is the one that was signed.
#include "runtime/container/digest.h"

#include <sodium.h>
#include <xxhash.h>

#include <algorithm>
#include <vector>

#include "support/check.h"

namespace carom::container {
namespace {

void add(crypto_generichash_state& state, std::span<const std::byte> bytes) {
  crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}

}  // namespace

Digest digest_of(std::span<const std::byte> file) {
  // Chooses the form that is fast on this processor; any number of times, from any thread.
  CAROM_CHECK(sodium_init() >= 0, "libsodium cannot be initialised");
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, kDigestBytes);
  add(state, file.first(offsetof(ContainerHeader, digest)));
  add(state, file.subspan(sizeof(ContainerHeader)));
  Digest digest;
  crypto_generichash_final(&state, digest.data(), digest.size());
  return digest;
}

std::uint64_t checksum_of(std::span<const std::byte> section) {
  return XXH3_64bits(section.data(), section.size());
}

std::uint64_t checksum_of_head(std::span<const std::byte> head) {
  std::vector<std::byte> copy(head.begin(), head.end());
  std::fill_n(copy.begin() + offsetof(ContainerHeader, checksum), sizeof(ContainerHeader::checksum), std::byte{0});
  return checksum_of(copy);
}

}  // namespace carom::container
