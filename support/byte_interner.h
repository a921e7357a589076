// Gives equal byte strings the same number. A table of nodes with a string each costs several times as much memory,
// and with ten thousand rules the time goes into fetching it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carom {

/// Numbers are given in the order of first use, from 0. At most 2^32 - 1 strings.
class ByteInterner {
 public:
  struct Interned {
    std::uint32_t number = 0;
    bool is_new = false;
  };

  Interned intern(std::string_view bytes);
  /// The number of bytes that were interned before.
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view bytes) const;

  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  /// Good until the next intern().
  [[nodiscard]] std::string_view operator[](std::uint32_t number) const;

 private:
  struct Entry {
    std::size_t hash = 0;
    std::size_t begin = 0;
    std::size_t size = 0;
  };

  /// A part of the hash lies beside the number, so that a look at a slot of another string ends there.
  struct Slot {
    std::uint32_t number_from_1 = 0;
    std::uint32_t tag = 0;
  };

  /// The slot of `bytes`, or the empty one where they belong.
  [[nodiscard]] std::size_t slot_of(std::string_view bytes, std::size_t hash) const;
  void grow();

  std::string bytes_;
  std::vector<Entry> entries_;
  // Open addressing, at most half full, a power of two long.
  std::vector<Slot> slots_;
};

}  // namespace carom
