// Files of a private folder: read only where nobody else can have written them, written whole or not at all.
#pragma once

#include <cstdint>
#include <expected>
#include <span>
#include <string>

#include "runtime/object_cache/object_store.h"
#include "runtime/object_cache/private_folder.h"
#include "support/error.h"

namespace carom::object_cache {

enum class Absence : std::uint8_t {
  missing,  ///< or this process has no descriptor or memory left to look
  unsound,  ///< no regular file, another's, open to others, longer than expected, or not readable
};

/// All of it, in memory of its own: what is checked then cannot change any more. Follows no symbolic link.
[[nodiscard]] std::expected<Bytes, Absence> read_private_file(const PrivateFolder& folder, const std::string& name,
                                                              std::uint64_t most_bytes);

enum class IfThere : std::uint8_t { replace, leave };

/// Under a temporary name first. Open to this user alone (0600). Errors (unreadable) name the file and the system's
/// reason; nothing is left behind then.
[[nodiscard]] Expected<void> write_private_file(const PrivateFolder& folder, const std::string& name,
                                                std::span<const std::span<const std::byte>> parts, IfThere if_there);

/// What a name ends with until its file is whole; a process that was killed leaves one behind.
inline constexpr const char* kTemporaryEnding = ".part";

void remove_private_file(const PrivateFolder& folder, const std::string& name);

}  // namespace carom::object_cache
