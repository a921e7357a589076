// Lays sections out one behind the other; read_container.cpp reads exactly this.
#include "runtime/container/write_container.h"

#include <algorithm>
#include <cstring>

#include "runtime/container/digest.h"

namespace carom::container {
namespace {

template <class T>
void put(std::span<std::byte> file, std::size_t offset, const T& value) {
  std::memcpy(file.data() + offset, &value, sizeof(T));
}

SectionEntry append(std::vector<std::byte>& file, const NewSection& section) {
  const SectionEntry entry{section.number, section.is_required ? kRequired : 0, file.size(), section.bytes.size(),
                           checksum_of(section.bytes)};
  file.insert(file.end(), section.bytes.begin(), section.bytes.end());
  file.resize(aligned(file.size()));
  return entry;
}

}  // namespace

std::vector<std::byte> write_container(std::span<const NewSection> sections) {
  std::vector<std::byte> file(begin_of_sections(sections.size()));
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const SectionEntry entry = append(file, sections[i]);
    put(file, sizeof(ContainerHeader) + i * sizeof(SectionEntry), entry);
  }
  ContainerHeader header;
  std::ranges::copy(kMagic, header.magic);
  header.format = kFormatVersion;
  header.section_count = static_cast<std::uint32_t>(sections.size());
  header.oldest_runtime = kRuntimeVersion;
  header.newest_runtime = kRuntimeVersion;
  header.byte_count = file.size();
  put(file, 0, header);
  seal(file);
  return file;
}

void seal(std::span<std::byte> file) {
  put(file, offsetof(ContainerHeader, digest), digest_of(file));
  std::uint32_t sections = 0;
  std::memcpy(&sections, file.data() + offsetof(ContainerHeader, section_count), sizeof(sections));
  const auto head = file.first(begin_of_sections(sections));
  put(file, offsetof(ContainerHeader, checksum), checksum_of_head(head));
}

}  // namespace carom::container
