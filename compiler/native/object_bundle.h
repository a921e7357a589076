// The objects of one compilation as one sequence of bytes, to be kept.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "runtime/object_cache/object_store.h"

namespace carom::native {

using ObjectBytes = std::span<const std::byte>;

[[nodiscard]] object_cache::Bytes bundle(std::span<const ObjectBytes> objects);

/// Views of the objects in `bytes`, each as aligned in them as LLVM's readers of objects want it. Nothing: bundle() has
/// not made them.
[[nodiscard]] std::optional<std::vector<ObjectBytes>> unbundle(ObjectBytes bytes);

}  // namespace carom::native
