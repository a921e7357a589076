// A program as a file and back: what a host needs that gets its rules compiled.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "runtime/container/override_places.h"
#include "runtime/container/read_container.h"
#include "runtime/core/program.h"
#include "support/error.h"

namespace carom::container {

/// Who may have made the file.
enum class Trust : std::uint8_t {
  signed_only,  ///< someone whose signature is good; nobody, until signatures can be checked
  anyone,
};

/// The bytes of a file; equal programs and places give equal bytes.
[[nodiscard]] std::vector<std::byte> save_program(const core::Program& program,
                                                  std::span<const OverridePlace> overrides = {});

/// Errors (pack_damaged): those of read_container(), no signature where one is asked for, no program image, and those
/// of core::Program::load(), which verifies the image whoever made it. Nothing but the image is taken from the file.
[[nodiscard]] Expected<core::Program> load_program(std::span<const std::byte> file, Trust trust);
/// Of a container that has been read.
[[nodiscard]] Expected<core::Program> load_program(const Container& container, Trust trust);

/// Where the policy's overrides stand; none where the file does not say. Errors (pack_damaged): they cannot be read.
[[nodiscard]] Expected<std::vector<OverridePlace>> load_override_places(const Container& container);

}  // namespace carom::container
