// From the cheapest check to the dearest: magic, versions, sizes, the head, then section by section.
#include "runtime/container/read_container.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>

namespace carom::container {
namespace {

std::unexpected<Error> refused(std::string what) {
  return std::unexpected(Error{ErrorKind::pack_damaged, std::move(what)});
}

std::unexpected<Error> damaged(std::string_view what) {
  return refused(fmt::format("the compiled policy is damaged: {}; compile it again from its source", what));
}

template <class T>
T copy_from(std::span<const std::byte> file, std::size_t offset) {
  T value;
  std::memcpy(&value, file.data() + offset, sizeof(T));
  return value;
}

bool is_zero(std::span<const std::byte> bytes) {
  return std::ranges::all_of(bytes, [](std::byte byte) { return byte == std::byte{0}; });
}

Expected<ContainerHeader> read_header(std::span<const std::byte> file) {
  if (!is_container(file)) return refused("it is no compiled policy: it does not begin as `carom compile` begins them");
  if (file.size() < sizeof(ContainerHeader))
    return damaged(fmt::format("{} bytes are fewer than the {} of a header", file.size(), sizeof(ContainerHeader)));
  const auto header = copy_from<ContainerHeader>(file, 0);
  if (header.format != kFormatVersion)
    return refused(
        fmt::format("the compiled policy has format {}, this program reads format {}; compile it again from "
                    "its source",
                    header.format, kFormatVersion));
  return header;
}

Expected<void> check_runtime(const ContainerHeader& header) {
  if (header.oldest_runtime <= kRuntimeVersion && kRuntimeVersion <= header.newest_runtime) return {};
  return refused(
      fmt::format("the compiled policy is for runtimes {} to {}, this program has runtime {}; compile it "
                  "again from its source",
                  header.oldest_runtime, header.newest_runtime, kRuntimeVersion));
}

// A signature of a kind that is not known would look like one that was checked.
Expected<bool> read_signature(const SignatureBlock& block) {
  if (block.kind != 0)
    return refused(
        fmt::format("the compiled policy has a signature of kind {}, which this program cannot check; compile "
                    "it again from its source",
                    block.kind));
  const auto is_set = [](unsigned char byte) { return byte != 0; };
  if (block.reserved != 0 || std::ranges::any_of(block.signer, is_set) || std::ranges::any_of(block.signature, is_set))
    return damaged("it has no signature, and bytes in a signature's place");
  return false;
}

Expected<void> check_flags(const SectionEntry& entry) {
  if ((entry.flags & ~kRequired) != 0)
    return damaged(fmt::format("section {} has flags {:#x}, expected 0 or 1", entry.number, entry.flags));
  switch (entry.number) {
#define CONTAINER_SECTION(id, number, need, what) case number:
#include "runtime/container/container_sections.def"
#undef CONTAINER_SECTION
    return {};
    default:
      break;
  }
  if ((entry.flags & kRequired) == 0) return {};
  return refused(
      fmt::format("the compiled policy needs section {}, which this program does not know; compile it again "
                  "from its source, or use a newer program",
                  entry.number));
}

Expected<Container::Section> read_section(std::span<const std::byte> file, const SectionEntry& entry,
                                          std::size_t expected_offset) {
  if (entry.offset != expected_offset || entry.offset > file.size())
    return damaged(
        fmt::format("section {} begins at byte {}, expected {}", entry.number, entry.offset, expected_offset));
  if (entry.byte_count > file.size() - entry.offset)
    return damaged(fmt::format("section {} has {} bytes, more than the file holds", entry.number, entry.byte_count));
  const auto bytes = file.subspan(entry.offset, entry.byte_count);
  if (checksum_of(bytes) != entry.checksum)
    return damaged(fmt::format("the checksum of section {} does not fit its bytes", entry.number));
  if (const Expected<void> fit = check_flags(entry); !fit) return std::unexpected(fit.error());
  return Container::Section{entry.number, bytes};
}

Expected<void> read_sections(std::span<const std::byte> file, std::size_t count, Container& container) {
  std::size_t offset = begin_of_sections(count);
  for (std::size_t i = 0; i < count; ++i) {
    const auto entry = copy_from<SectionEntry>(file, sizeof(ContainerHeader) + i * sizeof(SectionEntry));
    const Expected<Container::Section> section = read_section(file, entry, offset);
    if (!section) return std::unexpected(section.error());
    container.sections.push_back(*section);
    const std::size_t end = offset + entry.byte_count;
    offset = aligned(end);
    if (offset > file.size() || !is_zero(file.subspan(end, offset - end)))
      return damaged(fmt::format("no zero bytes stand behind section {}", entry.number));
  }
  if (offset != file.size()) return damaged(fmt::format("its sections end at byte {} of {}", offset, file.size()));
  std::vector<std::uint32_t> numbers;
  for (const Container::Section& section : container.sections) numbers.push_back(section.number);
  std::ranges::sort(numbers);
  const auto twice = std::ranges::adjacent_find(numbers);
  if (twice != numbers.end()) return damaged(fmt::format("it has section {} twice", *twice));
  return {};
}

}  // namespace

std::optional<std::span<const std::byte>> Container::find(SectionId id) const {
  const auto found = std::ranges::find(sections, static_cast<std::uint32_t>(id), &Section::number);
  return found == sections.end() ? std::nullopt : std::optional(found->bytes);
}

bool is_container(std::span<const std::byte> beginning) {
  return beginning.size() >= sizeof(kMagic) && std::memcmp(beginning.data(), kMagic, sizeof(kMagic)) == 0;
}

Expected<void> check_digest(std::span<const std::byte> file, const Container& container) {
  if (digest_of(file) != container.digest) return damaged("its digest does not fit its bytes");
  return {};
}

Expected<std::uint64_t> size_of_container(std::span<const std::byte> beginning) {
  const Expected<ContainerHeader> header = read_header(beginning);
  if (!header) return std::unexpected(header.error());
  if (header->byte_count > kMostBytes)
    return damaged(fmt::format("it says that it has {} bytes, more than the {} that a compiled policy may have",
                               header->byte_count, kMostBytes));
  return header->byte_count;
}

Expected<Container> read_container(std::span<const std::byte> file) {
  const Expected<ContainerHeader> header = read_header(file);
  if (!header) return std::unexpected(header.error());
  if (const Expected<void> suits = check_runtime(*header); !suits) return std::unexpected(suits.error());
  if (header->byte_count != file.size())
    return damaged(fmt::format("it says that it has {} bytes, found {}", header->byte_count, file.size()));
  if (header->section_count > (file.size() - sizeof(ContainerHeader)) / sizeof(SectionEntry))
    return damaged(fmt::format("it has {} sections, more than the file holds", header->section_count));
  if (checksum_of_head(file.first(begin_of_sections(header->section_count))) != header->checksum)
    return damaged("the checksum of its head does not fit its bytes");
  Container container;
  container.oldest_runtime = header->oldest_runtime;
  container.newest_runtime = header->newest_runtime;
  std::ranges::copy(header->digest, container.digest.begin());
  const Expected<bool> is_signed = read_signature(header->signature);
  if (!is_signed) return std::unexpected(is_signed.error());
  container.is_signed = *is_signed;
  if (const Expected<void> read = read_sections(file, header->section_count, container); !read)
    return std::unexpected(read.error());
  return container;
}

}  // namespace carom::container
