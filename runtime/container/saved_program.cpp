// The image goes in as it is: it has a version and a verifier of its own.
#include "runtime/container/saved_program.h"

#include "runtime/container/write_container.h"

namespace carom::container {
namespace {

std::unexpected<Error> refused(const char* what) {
  return std::unexpected(Error{ErrorKind::pack_damaged, what});
}

}  // namespace

std::vector<std::byte> save_program(const core::Program& program, std::span<const OverridePlace> overrides) {
  std::vector<NewSection> sections = {{static_cast<std::uint32_t>(SectionId::program_image), true, program.image()}};
  const std::vector<std::byte> places = write_override_places(overrides);
  if (!places.empty()) sections.push_back({static_cast<std::uint32_t>(SectionId::override_places), false, places});
  return write_container(sections);
}

Expected<core::Program> load_program(std::span<const std::byte> file, Trust trust) {
  const Expected<Container> container = read_container(file);
  if (!container) return std::unexpected(container.error());
  return load_program(*container, trust);
}

Expected<core::Program> load_program(const Container& container, Trust trust) {
  if (trust == Trust::signed_only && !container.is_signed) return refused("the compiled policy is not signed");
  const auto image = container.find(SectionId::program_image);
  if (!image) return refused("the compiled policy holds no program image; compile it again from its source");
  return core::Program::load({image->begin(), image->end()});
}

Expected<std::vector<OverridePlace>> load_override_places(const Container& container) {
  const auto section = container.find(SectionId::override_places);
  if (!section) return std::vector<OverridePlace>();
  return read_override_places(*section);
}

}  // namespace carom::container
