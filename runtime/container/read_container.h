// The bytes of a file → its sections, nothing of them believed before it is checked.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "runtime/container/container_format.h"
#include "runtime/container/digest.h"
#include "support/error.h"

namespace carom::container {

enum class SectionId : std::uint32_t {
#define CONTAINER_SECTION(id, number, need, what) id = number,
#include "runtime/container/container_sections.def"
#undef CONTAINER_SECTION
};

/// Sections are spans over the file's bytes; borrowed.
struct Container {
  struct Section {
    std::uint32_t number = 0;
    std::span<const std::byte> bytes;
  };

  std::vector<Section> sections;  ///< in the file's order, unknown optional ones included
  std::uint32_t oldest_runtime = 0;
  std::uint32_t newest_runtime = 0;
  Digest digest = {};  ///< as the file says: see check_digest()
  bool is_signed = false;

  [[nodiscard]] std::optional<std::span<const std::byte>> find(SectionId id) const;
};

/// Whether a file that begins so means to be a container.
[[nodiscard]] bool is_container(std::span<const std::byte> beginning);

/// Errors (pack_damaged): no container; damaged; of another format or for another runtime; or with a section that is
/// required and unknown. Time linear in the file, memory in the number of its sections. Every byte is under a checksum,
/// which finds accidents; the digest is not compared. A good container says nothing about what its sections hold.
[[nodiscard]] Expected<Container> read_container(std::span<const std::byte> file);

/// Whether the digest fits the bytes that `container` was read from: about a millisecond for a megabyte. For whoever
/// relies on the digest to tell files apart.
[[nodiscard]] Expected<void> check_digest(std::span<const std::byte> file, const Container& container);

/// How many bytes a file with this header has, at most kMostBytes; the header alone is checked. Reading more is not
/// needed to refuse it.
[[nodiscard]] Expected<std::uint64_t> size_of_container(std::span<const std::byte> header);

}  // namespace carom::container
