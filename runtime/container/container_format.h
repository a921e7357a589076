// The frame of a compiled policy as a file: header, section table, sections. Writer and reader share it.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace carom::container {

static_assert(std::endian::native == std::endian::little, "containers are little-endian and read in place");

// A byte that is no text and both kinds of line end, so that a transfer as text shows at once, as in PNG.
inline constexpr unsigned char kMagic[8] = {0x89, 'C', 'A', 'R', 'O', 'M', '\r', '\n'};
inline constexpr std::uint32_t kFormatVersion = 1;
/// Raised when an equal image would get another verdict, or when images or sections need what older programs lack.
inline constexpr std::uint32_t kRuntimeVersion = 1;
/// A header that tells of more is damaged: it may ask for no more memory before anything else of it is checked.
inline constexpr std::uint64_t kMostBytes = std::uint64_t{1} << 30U;
inline constexpr std::size_t kSectionAlignment = 8;
inline constexpr std::size_t kDigestBytes = 64;

/// Reserved for Ed25519: outside the digest, because it signs the digest. All zero: not signed.
struct SignatureBlock {
  std::uint32_t kind = 0;
  std::uint32_t reserved = 0;
  unsigned char signer[32] = {};
  unsigned char signature[64] = {};
};

/// `digest` is BLAKE2b (512 bits) over all bytes of the file but those from itself to the header's end. It tells which
/// file was signed; comparing it takes longer than all else, so only who asks for that does.
/// `checksum` is XXH3 (64 bits) of header and section table, with itself taken as 0.
struct ContainerHeader {
  unsigned char magic[8] = {};
  std::uint32_t format = 0;
  std::uint32_t section_count = 0;
  std::uint32_t oldest_runtime = 0;  ///< the runtimes that may use the file, first and last
  std::uint32_t newest_runtime = 0;
  std::uint64_t byte_count = 0;
  unsigned char digest[kDigestBytes] = {};
  std::uint64_t checksum = 0;
  SignatureBlock signature;
};

inline constexpr std::uint32_t kRequired = 1;  ///< the one flag of a section

/// The table of these follows the header; sections stand in its order, each at the next multiple of kSectionAlignment
/// with zero bytes before it.
struct SectionEntry {
  std::uint32_t number = 0;
  std::uint32_t flags = 0;
  std::uint64_t offset = 0;  ///< from the file's first byte
  std::uint64_t byte_count = 0;
  std::uint64_t checksum = 0;  ///< XXH3 (64 bits) of the section
};

static_assert(std::has_unique_object_representations_v<ContainerHeader> &&
              std::has_unique_object_representations_v<SectionEntry>);
static_assert(offsetof(ContainerHeader, digest) == 32 && offsetof(ContainerHeader, signature) == 104 &&
              sizeof(ContainerHeader) == 208 && sizeof(SectionEntry) == 32);

[[nodiscard]] constexpr std::size_t aligned(std::size_t size) {
  return (size + kSectionAlignment - 1) / kSectionAlignment * kSectionAlignment;
}

/// Where the first section begins.
[[nodiscard]] constexpr std::size_t begin_of_sections(std::size_t section_count) {
  return sizeof(ContainerHeader) + section_count * sizeof(SectionEntry);
}

}  // namespace carom::container
