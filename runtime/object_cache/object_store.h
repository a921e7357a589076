// What keeps objects from one process to the next, as it looks to a generator of code: bytes in, bytes out.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace carom::object_cache {

using Bytes = std::vector<std::byte>;

/// All that an object follows from, in parts. Keys are equal when they have the same parts in the same order.
using Key = std::span<const std::span<const std::byte>>;

/// Shared by threads.
class ObjectStore {
 public:
  ObjectStore() = default;
  ObjectStore(const ObjectStore&) = delete;
  ObjectStore& operator=(const ObjectStore&) = delete;
  virtual ~ObjectStore() = default;

  /// Exactly what was kept under an equal key, by a process of the same user; nothing: make it anew.
  [[nodiscard]] virtual std::optional<Bytes> find(Key key) const = 0;
  /// For later processes. What goes wrong costs them time and nobody an answer, so whoever owns the store tells it.
  virtual void keep(Key key, std::span<const std::byte> object) const = 0;
};

}  // namespace carom::object_cache
