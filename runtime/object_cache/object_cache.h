// Objects in a private folder, each under its key and sealed; what is bad in it is as good as absent.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "runtime/object_cache/entry.h"
#include "runtime/object_cache/object_store.h"
#include "runtime/object_cache/private_folder.h"
#include "support/error.h"

namespace carom::object_cache {

/// Of all entries of a folder, whichever process wrote them.
inline constexpr std::uint64_t kMostBytes = 64ULL * 1024 * 1024;

/// Any number of processes and threads may use one folder at once.
class ObjectCache final : public ObjectStore {
 public:
  /// Errors are those of PrivateFolder::open_or_make().
  [[nodiscard]] static Expected<std::unique_ptr<ObjectCache>> open(const std::string& folder,
                                                                   std::uint64_t most_bytes = kMostBytes);

  /// Deletes an entry that is bad. Marks a good one as used.
  [[nodiscard]] std::optional<Bytes> find(Key key) const override;
  /// Deletes other entries, those not used for longest first, until there is room. An object that has none even then is
  /// not kept.
  void keep(Key key, std::span<const std::byte> object) const override;

  /// Why something could not be kept; empty: all was.
  [[nodiscard]] std::string problem() const;

 private:
  ObjectCache(PrivateFolder folder, std::uint64_t most_bytes) : folder_(std::move(folder)), most_bytes_(most_bytes) {}
  [[nodiscard]] Expected<void> write(const Digest& key, std::span<const std::byte> object) const;

  PrivateFolder folder_;
  std::uint64_t most_bytes_;
  mutable std::mutex mutex_;
  mutable std::string problem_;
};

}  // namespace carom::object_cache
