// What the bytes of a container are compared with; the only door to libsodium.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "runtime/container/container_format.h"

namespace carom::container {

using Digest = std::array<unsigned char, kDigestBytes>;

/// BLAKE2b of what ContainerHeader::digest covers; `file` holds at least a header.
[[nodiscard]] Digest digest_of(std::span<const std::byte> file);
/// XXH3 (64 bits).
[[nodiscard]] std::uint64_t checksum_of(std::span<const std::byte> section);
/// What ContainerHeader::checksum is. `head` is header and section table.
[[nodiscard]] std::uint64_t checksum_of_head(std::span<const std::byte> head);

}  // namespace carom::container
