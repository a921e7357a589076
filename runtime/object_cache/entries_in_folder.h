// The entries of a folder by their use: what is counted, and what has to go first.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "runtime/object_cache/private_folder.h"

namespace carom::object_cache {

struct EntryInFolder {
  std::string name;
  std::uint64_t bytes = 0;
  std::int64_t used = 0;  ///< when, in nanoseconds of the system's clock
};

/// Files with names of ours and nothing else, the one not used for longest first. What other processes do meanwhile may
/// be seen or not.
[[nodiscard]] std::vector<EntryInFolder> entries_in(const PrivateFolder& folder);

[[nodiscard]] std::uint64_t total_bytes(const std::vector<EntryInFolder>& entries);

/// Now. A file system that cannot be written keeps the old time.
void mark_as_used(const PrivateFolder& folder, const std::string& name);

/// Deletes entries until those left have at most `most_bytes`.
void evict(const PrivateFolder& folder, std::uint64_t most_bytes);

}  // namespace carom::object_cache
