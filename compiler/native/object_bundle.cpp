// A number of objects, the size of each, and then they, each at the next multiple of kAlignment.
#include "compiler/native/object_bundle.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace carom::native {
namespace {

constexpr std::size_t kAlignment = 16;

std::size_t aligned(std::size_t size) {
  return (size + kAlignment - 1) / kAlignment * kAlignment;
}

void append(object_cache::Bytes& bytes, ObjectBytes more) {
  const std::size_t end = bytes.size();
  bytes.resize(end + more.size());
  std::ranges::copy(more, bytes.begin() + static_cast<std::ptrdiff_t>(end));
}

void append(object_cache::Bytes& bytes, std::uint64_t number) {
  append(bytes, std::as_bytes(std::span(&number, 1)));
}

std::uint64_t number_at(ObjectBytes bytes, std::size_t index) {
  std::uint64_t number = 0;
  std::memcpy(&number, bytes.data() + index * sizeof(number), sizeof(number));
  return number;
}

}  // namespace

object_cache::Bytes bundle(std::span<const ObjectBytes> objects) {
  object_cache::Bytes bytes;
  append(bytes, objects.size());
  for (const ObjectBytes object : objects) append(bytes, object.size());
  for (const ObjectBytes object : objects) {
    bytes.resize(aligned(bytes.size()));
    append(bytes, object);
  }
  return bytes;
}

std::optional<std::vector<ObjectBytes>> unbundle(ObjectBytes bytes) {
  if (bytes.size() < sizeof(std::uint64_t)) return std::nullopt;
  const std::uint64_t count = number_at(bytes, 0);
  if (count > bytes.size() / sizeof(std::uint64_t) - 1) return std::nullopt;
  std::vector<ObjectBytes> objects;
  std::size_t begin = (1 + count) * sizeof(std::uint64_t);
  for (std::size_t i = 0; i < count; ++i) {
    begin = aligned(begin);
    const std::uint64_t size = number_at(bytes, 1 + i);
    if (begin > bytes.size() || size > bytes.size() - begin) return std::nullopt;
    objects.push_back(bytes.subspan(begin, size));
    begin += size;
  }
  return begin == bytes.size() ? std::optional(std::move(objects)) : std::nullopt;
}

}  // namespace carom::native
