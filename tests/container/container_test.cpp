// What a container promises: equal bytes for equal programs, and a reason for whatever is refused.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/container/damaged_file.h"

namespace carom::container {
namespace {

template <std::size_t N>
std::vector<std::byte> bytes_of(const char (&text)[N]) {
  const auto bytes = std::as_bytes(std::span(text, N - 1));
  return {bytes.begin(), bytes.end()};
}

const core::Program& program() {
  static const core::Program kProgram = core::small_program().build();
  return kProgram;
}

NewSection image_section() {
  return {static_cast<std::uint32_t>(SectionId::program_image), true, program().image()};
}

constexpr std::uint32_t kUnknown = 4'000'000'000;

TEST(Container, GivesTheProgramBack) {
  const auto loaded = load_program(small_file(), Trust::anyone);
  ASSERT_TRUE(loaded.has_value()) << loaded.error().message;
  EXPECT_TRUE(std::ranges::equal(loaded->image(), program().image()));
}

TEST(Container, IsEqualBytesForEqualPrograms) {
  EXPECT_EQ(small_file(), small_file());
}

TEST(Container, IsRefusedWithoutASignatureUnlessThatIsAllowed) {
  EXPECT_EQ(message_of_loading(small_file(), Trust::signed_only), "the compiled policy is not signed");
  EXPECT_EQ(message_of_loading(small_file(), Trust::anyone), "loaded");
}

TEST(Container, TellsItsFacts) {
  const auto file = small_file();
  const auto container = read_container(file);
  ASSERT_TRUE(container.has_value());
  EXPECT_EQ(container->oldest_runtime, kRuntimeVersion);
  EXPECT_EQ(container->newest_runtime, kRuntimeVersion);
  EXPECT_FALSE(container->is_signed);
  EXPECT_EQ(container->sections.size(), 1U);
  EXPECT_EQ(size_of_container(file).value_or(0), file.size());
}

TEST(Container, SectionsBeginAtMultiplesOfEightWhateverTheirSizes) {
  const auto text = bytes_of("abc");
  const NewSection sections[] = {{kUnknown, false, text}, {kUnknown + 1, false, {}}, image_section()};
  const auto file = write_container(sections);
  const auto container = read_container(file);
  ASSERT_TRUE(container.has_value()) << container.error().message;
  for (const Container::Section& section : container->sections)
    EXPECT_EQ((section.bytes.data() - file.data()) % 8, 0) << section.number;
  EXPECT_TRUE(std::ranges::equal(container->sections[0].bytes, text));
}

TEST(Container, AnUnknownOptionalSectionIsPassedOver) {
  const auto text = bytes_of("from a later version");
  const NewSection before[] = {{kUnknown, false, text}, image_section()};
  EXPECT_EQ(message_of_loading(write_container(before)), "loaded");
  const NewSection behind[] = {image_section(), {kUnknown, false, text}};
  EXPECT_EQ(message_of_loading(write_container(behind)), "loaded");
}

TEST(Container, AnUnknownRequiredSectionIsRefused) {
  const NewSection sections[] = {image_section(), {kUnknown, true, {}}};
  EXPECT_EQ(message_of_loading(write_container(sections)),
            "the compiled policy needs section 4000000000, which this program does not know; compile it again from its "
            "source, or use a newer program");
}

TEST(Container, ASectionThatStandsTwiceIsRefused) {
  const NewSection sections[] = {image_section(), {kUnknown, false, {}}, image_section()};
  EXPECT_EQ(message_of_loading(write_container(sections)),
            "the compiled policy is damaged: it has section 1 twice; compile it again from its source");
}

TEST(Container, WithoutAnImageIsRefused) {
  EXPECT_EQ(message_of_loading(write_container({})),
            "the compiled policy holds no program image; compile it again from its source");
}

TEST(Container, AnotherFormatIsNamed) {
  const auto file = sealed(with(small_file(), offsetof(ContainerHeader, format), kFormatVersion + 1));
  EXPECT_EQ(message_of_loading(file),
            "the compiled policy has format 2, this program reads format 1; compile it again from its source");
}

TEST(Container, AnotherRuntimeIsNamed) {
  const auto later = sealed(with(small_file(), offsetof(ContainerHeader, oldest_runtime), kRuntimeVersion + 1));
  EXPECT_EQ(message_of_loading(later),
            "the compiled policy is for runtimes 2 to 1, this program has runtime 1; compile it again from its source");
  const auto earlier = sealed(with(small_file(), offsetof(ContainerHeader, newest_runtime), kRuntimeVersion - 1));
  EXPECT_NE(message_of_loading(earlier).find("for runtimes 1 to 0"), std::string::npos);
  const auto wider = sealed(with(small_file(), offsetof(ContainerHeader, newest_runtime), kRuntimeVersion + 1));
  EXPECT_EQ(message_of_loading(wider), "loaded");
}

TEST(Container, ASignatureThatCannotBeCheckedIsNoSignature) {
  const auto signed_somehow = sealed(with(small_file(), offsetof(ContainerHeader, signature), std::uint32_t{1}));
  for (const Trust trust : {Trust::signed_only, Trust::anyone}) {
    EXPECT_NE(message_of_loading(signed_somehow, trust).find("a signature of kind 1, which this program cannot check"),
              std::string::npos);
  }
}

TEST(Container, SizesThatNoFileHasAreRefusedWithoutAskingForMemory) {
  constexpr std::uint64_t kHuge = std::uint64_t{1} << 62U;
  const auto file = with(small_file(), offsetof(ContainerHeader, byte_count), kHuge);
  ASSERT_FALSE(size_of_container(file).has_value());
  EXPECT_NE(size_of_container(file).error().message.find("more than the 1073741824"), std::string::npos);
  EXPECT_EQ(size_of_container(with(small_file(), offsetof(ContainerHeader, byte_count), kMostBytes)).value_or(0),
            kMostBytes);
  EXPECT_NE(message_of_loading(sealed(file)).find("it says that it has"), std::string::npos);
  const auto sections = with(small_file(), offsetof(ContainerHeader, section_count), ~std::uint32_t{0});
  EXPECT_NE(message_of_loading(sections).find("4294967295 sections, more than the file holds"), std::string::npos);
  constexpr std::size_t kSectionSize = sizeof(ContainerHeader) + offsetof(SectionEntry, byte_count);
  EXPECT_NE(message_of_loading(sealed(with(small_file(), kSectionSize, ~std::uint64_t{0}))).find("more than the file"),
            std::string::npos);
}

TEST(Container, GivesPlacesOfOverridesBack) {
  const std::vector<OverridePlace> places = {{0, "retry", "policy.carom:12"}, {0, "", ""}, {7, "scope", "a b\n:1"}};
  const Bytes file = save_program(program(), places);
  const auto container = read_container(file);
  ASSERT_TRUE(container.has_value()) << container.error().message;
  const auto given = load_override_places(*container);
  ASSERT_TRUE(given.has_value()) << given.error().message;
  EXPECT_EQ(*given, places);
  EXPECT_EQ(message_of_loading(file), "loaded");
}

TEST(Container, WithoutPlacesOfOverridesHasNone) {
  const Bytes file = small_file();
  const auto container = read_container(file);
  ASSERT_TRUE(container.has_value());
  EXPECT_TRUE(load_override_places(*container).value().empty());
}

TEST(Container, PlacesOfOverridesThatAreCutAreRefusedWhereverThatIs) {
  const std::vector<std::byte> section =
      write_override_places(std::vector<OverridePlace>{{1, "retry", "policy.carom:12"}});
  for (std::size_t size = 1; size < section.size(); ++size) {
    const auto given = read_override_places(std::span(section).first(size));
    ASSERT_FALSE(given.has_value()) << "at " << size;
    EXPECT_EQ(given.error().message,
              "the compiled policy is damaged: a place of an override lies outside its section; compile it again from "
              "its source");
  }
}

TEST(Container, ADigestOfAnotherFileIsFoundByWhoeverAsks) {
  Bytes file = small_file();
  const auto whole = read_container(file);
  ASSERT_TRUE(whole.has_value());
  EXPECT_TRUE(check_digest(file, *whole).has_value());

  file = with(std::move(file), offsetof(ContainerHeader, digest), std::uint64_t{0});
  const std::uint64_t checksum = checksum_of_head(std::span(file).first(begin_of_sections(1)));
  file = with(std::move(file), offsetof(ContainerHeader, checksum), checksum);
  const auto other = read_container(file);
  ASSERT_TRUE(other.has_value()) << other.error().message;
  const auto fits = check_digest(file, *other);
  ASSERT_FALSE(fits.has_value());
  EXPECT_EQ(fits.error().message,
            "the compiled policy is damaged: its digest does not fit its bytes; compile it again from its source");
}

TEST(Container, ATextIsNotOne) {
  EXPECT_EQ(message_of_loading(bytes_of("rule a { when code 550 => bad }")),
            "it is no compiled policy: it does not begin as `carom compile` begins them");
}

}  // namespace
}  // namespace carom::container
