// Sections → the bytes of a file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "runtime/container/container_format.h"

namespace carom::container {

/// `bytes` are borrowed.
struct NewSection {
  std::uint32_t number = 0;
  bool is_required = false;
  std::span<const std::byte> bytes;
};

/// Equal sections give equal bytes on every machine. Numbers are not repeated.
[[nodiscard]] std::vector<std::byte> write_container(std::span<const NewSection> sections);

/// Makes digest and checksum fit the bytes, which hold at least a header and the table that it tells of.
void seal(std::span<std::byte> file);

}  // namespace carom::container
