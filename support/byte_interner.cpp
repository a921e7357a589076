// Gives equal byte strings the same number.
#include "support/byte_interner.h"

#include <functional>

namespace carom {
namespace {

constexpr std::size_t kFirstSlots = 64;

// The upper half: the lower bits choose the slot.
std::uint32_t tag_of(std::size_t hash) {
  return static_cast<std::uint32_t>(hash >> 32);
}

}  // namespace

ByteInterner::Interned ByteInterner::intern(std::string_view bytes) {
  if (2 * entries_.size() >= slots_.size()) grow();
  const std::size_t hash = std::hash<std::string_view>{}(bytes);
  Slot& slot = slots_[slot_of(bytes, hash)];
  if (slot.number_from_1 != 0) return {slot.number_from_1 - 1, false};
  entries_.push_back({hash, bytes_.size(), bytes.size()});
  bytes_ += bytes;
  slot = {static_cast<std::uint32_t>(entries_.size()), tag_of(hash)};
  return {slot.number_from_1 - 1, true};
}

std::optional<std::uint32_t> ByteInterner::find(std::string_view bytes) const {
  if (slots_.empty()) return std::nullopt;
  const Slot& slot = slots_[slot_of(bytes, std::hash<std::string_view>{}(bytes))];
  if (slot.number_from_1 == 0) return std::nullopt;
  return slot.number_from_1 - 1;
}

std::size_t ByteInterner::slot_of(std::string_view bytes, std::size_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  for (; slots_[slot].number_from_1 != 0; slot = (slot + 1) & mask)
    if (slots_[slot].tag == tag_of(hash) && (*this)[slots_[slot].number_from_1 - 1] == bytes) return slot;
  return slot;
}

std::string_view ByteInterner::operator[](std::uint32_t number) const {
  return std::string_view(bytes_).substr(entries_[number].begin, entries_[number].size);
}

void ByteInterner::grow() {
  slots_.assign(slots_.empty() ? kFirstSlots : 2 * slots_.size(), {});
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t number = 0; number < entries_.size(); ++number) {
    std::size_t slot = entries_[number].hash & mask;
    while (slots_[slot].number_from_1 != 0) slot = (slot + 1) & mask;
    slots_[slot] = {static_cast<std::uint32_t>(number) + 1, tag_of(entries_[number].hash)};
  }
}

}  // namespace carom
