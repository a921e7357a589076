// The bytes of an input beside the records that were read from them, for outputs that give the input back with more in
// it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace carom::ingest {

/// A piece of an input. The pieces of one input, joined, are its decompressed bytes from the first that a reader saw,
/// whatever was a record in them.
struct SourceText {
  /// Where an object has room for a member more: behind its last one.
  struct Place {
    std::size_t at = 0;         ///< in `bytes`
    bool is_empty = false;      ///< the object has no member yet
    std::uint32_t records = 0;  ///< those that the object gave, next in the block; perhaps none
  };

  std::string bytes;
  std::vector<Place> places;  ///< in order

  void clear() {
    bytes.clear();
    places.clear();
  }
};

}  // namespace carom::ingest
