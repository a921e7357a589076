// The loader has mapped the note that the linker wrote; nothing is read from disk.
#include "compiler/native/build_identity.h"

#include <elf.h>
#include <fmt/format.h>
#include <link.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace carom::native {
namespace {

using Bytes = std::span<const std::byte>;

std::size_t aligned(std::size_t size) {
  constexpr std::size_t kAlignment = 4;
  return (size + kAlignment - 1) / kAlignment * kAlignment;
}

/// Empty: it is not among these notes.
std::string build_id_among(Bytes notes) {
  while (notes.size() >= sizeof(ElfW(Nhdr))) {
    ElfW(Nhdr) note;
    std::memcpy(&note, notes.data(), sizeof(note));
    const std::size_t name_size = aligned(note.n_namesz);
    const std::size_t size = sizeof(note) + name_size + aligned(note.n_descsz);
    if (size > notes.size()) return {};
    const std::string_view name(reinterpret_cast<const char*>(notes.data()) + sizeof(note), note.n_namesz);
    if (note.n_type == NT_GNU_BUILD_ID && name == std::string_view("GNU", sizeof("GNU"))) {
      std::string text;
      for (const std::byte byte : notes.subspan(sizeof(note) + name_size, note.n_descsz))
        text += fmt::format("{:02x}", std::to_integer<unsigned>(byte));
      return text;
    }
    notes = notes.subspan(size);
  }
  return {};
}

bool holds(const dl_phdr_info& file, std::uintptr_t address) {
  for (const ElfW(Phdr) & part : std::span(file.dlpi_phdr, file.dlpi_phnum))
    if (part.p_type == PT_LOAD && address - (file.dlpi_addr + part.p_vaddr) < part.p_memsz) return true;
  return false;
}

int look_at(dl_phdr_info* file, std::size_t /*size*/, void* found) {
  if (!holds(*file, reinterpret_cast<std::uintptr_t>(&look_at))) return 0;
  for (const ElfW(Phdr) & part : std::span(file->dlpi_phdr, file->dlpi_phnum)) {
    if (part.p_type != PT_NOTE) continue;
    const auto* const begin = reinterpret_cast<const std::byte*>(file->dlpi_addr + part.p_vaddr);
    std::string id = build_id_among({begin, part.p_memsz});
    if (!id.empty()) *static_cast<std::string*>(found) = std::move(id);
  }
  return 1;
}

}  // namespace

std::string build_identity() {
  std::string found;
  dl_iterate_phdr(look_at, &found);
  return found;
}

}  // namespace carom::native
