// Files that were changed on their way, or on purpose: refused with a reason or harmless, and never more than that.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <utility>

#include "tests/container/damaged_file.h"

namespace carom::container {
namespace {

Bytes flipped(Bytes file, std::size_t bit) {
  file[bit / 8] ^= std::byte{1} << (bit % 8);
  return file;
}

/// True: refused, with a reason; else what was loaded has answered.
bool is_refused(const Bytes& file) {
  const auto program = load_program(file, Trust::anyone);
  if (program) {
    core::interpret_a_few(*program);
    return false;
  }
  EXPECT_EQ(program.error().kind, ErrorKind::pack_damaged);
  EXPECT_FALSE(program.error().message.empty());
  return true;
}

/// Lengths in the second section are written over with every telling number.
TEST(DamagedFile, LengthsOfPlacesThatLieAreRefusedOrHarmless) {
  const std::vector<std::byte> section =
      write_override_places(std::vector<OverridePlace>{{1, "retry", "a:1"}, {2, "scope", "b:2"}});
  for (std::size_t at = 0; at + sizeof(std::uint32_t) <= section.size(); ++at)
    for (const std::uint32_t length : {0U, 1U, 0x7FFFFFFFU, 0x80000000U, 0xFFFFFFF4U, 0xFFFFFFFFU}) {
      const auto places = read_override_places(with(section, at, length));
      if (places) {
        EXPECT_LE(places->size(), section.size());
      }
    }
}

/// Whether the file has room for the table that its header tells of.
bool may_be_sealed(const Bytes& file) {
  if (file.size() < sizeof(ContainerHeader)) return false;
  ContainerHeader header;
  std::memcpy(&header, file.data(), sizeof(header));
  return header.section_count <= (file.size() - sizeof(ContainerHeader)) / sizeof(SectionEntry);
}

/// With a checksum of the section that fits, too.
Bytes sealed_inside(Bytes file) {
  const std::size_t begin = begin_of_sections(1);
  const auto entry_at = sizeof(ContainerHeader);
  SectionEntry entry;
  std::memcpy(&entry, file.data() + entry_at, sizeof(entry));
  entry.checksum = checksum_of(std::span(file).subspan(begin, entry.byte_count));
  std::memcpy(file.data() + entry_at, &entry, sizeof(entry));
  return sealed(std::move(file));
}

bool is_refused_when_sealed(const Bytes& file) {
  return is_refused(may_be_sealed(file) ? sealed(file) : file);
}

TEST(DamagedFile, EverySingleBitFlipIsRefused) {
  const Bytes file = small_file();
  for (std::size_t bit = 0; bit < file.size() * 8; ++bit) ASSERT_TRUE(is_refused(flipped(file, bit))) << "bit " << bit;
}

TEST(DamagedFile, EverySingleBitFlipOfTheFrameUnderAGoodChecksumIsRefusedOrHarmless) {
  const Bytes file = small_file();
  std::size_t refused = 0;
  const std::size_t bits = (begin_of_sections(1)) * 8;
  for (std::size_t bit = 0; bit < bits; ++bit)
    if (is_refused_when_sealed(flipped(file, bit))) ++refused;
  // Harmless are the bits of digest and checksum, which are set again, an earlier first runtime, a later last one (31
  // bits), and that a known section is not required.
  EXPECT_EQ(refused, bits - (kDigestBytes + sizeof(ContainerHeader::checksum)) * 8 - 1 - 31 - 1);
}

TEST(DamagedFile, EverySingleBitFlipOfTheSectionUnderAGoodChecksumIsRefused) {
  const Bytes file = small_file();
  const std::size_t begin = begin_of_sections(1);
  for (std::size_t bit = begin * 8; bit < file.size() * 8; ++bit) {
    ASSERT_TRUE(is_refused(sealed(flipped(file, bit)))) << "bit " << bit;
    ASSERT_TRUE(is_refused(sealed_inside(flipped(file, bit)))) << "bit " << bit;
  }
}

TEST(DamagedFile, EverySingleBitFlipBetweenSectionsIsRefused) {
  const Bytes text(3, std::byte{'x'});
  const NewSection sections[] = {{4'000'000'000, false, text}};
  const Bytes file = write_container(sections);
  for (std::size_t bit = 0; bit < file.size() * 8; ++bit)
    ASSERT_FALSE(read_container(flipped(file, bit)).has_value()) << "bit " << bit;
  const std::size_t padding = begin_of_sections(1) + text.size();
  for (std::size_t bit = padding * 8; bit < file.size() * 8; ++bit)
    ASSERT_FALSE(read_container(sealed(flipped(file, bit))).has_value()) << "bit " << bit;
}

TEST(DamagedFile, EveryTruncationIsRefused) {
  const Bytes file = small_file();
  for (std::size_t size = 0; size < file.size(); ++size) {
    Bytes shorter(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(size));
    ASSERT_TRUE(is_refused(shorter)) << "at " << size;
    if (size < begin_of_sections(1)) continue;
    shorter = with(std::move(shorter), offsetof(ContainerHeader, byte_count), std::uint64_t{size});
    ASSERT_TRUE(is_refused(sealed(std::move(shorter)))) << "at " << size;
  }
}

TEST(DamagedFile, BytesBehindItAreRefused) {
  Bytes longer = small_file();
  longer.resize(longer.size() + 8);
  EXPECT_TRUE(is_refused(longer));
  longer = with(std::move(longer), offsetof(ContainerHeader, byte_count), std::uint64_t{longer.size()});
  EXPECT_TRUE(is_refused(sealed(std::move(longer))));
}

/// One to eight changes: bytes written over, taken out, put in, or copied from elsewhere.
class Damage {
 public:
  explicit Damage(std::uint32_t seed) : random_(seed) {}

  Bytes of(Bytes file) {
    for (std::size_t changes = 1 + below(8); changes != 0 && !file.empty(); --changes) change(file);
    if (may_be_sealed(file) && below(2) == 0) {
      file = with(std::move(file), offsetof(ContainerHeader, byte_count), std::uint64_t{file.size()});
      file = sealed(std::move(file));
    }
    return file;
  }

 private:
  std::size_t below(std::size_t bound) { return random_() % bound; }
  std::byte any_byte() {
    constexpr unsigned char kTelling[] = {0x00, 0x01, 0x7F, 0x80, 0xFF};
    return static_cast<std::byte>(below(2) == 0 ? kTelling[below(5)] : below(256));
  }

  void change(Bytes& file) {
    const std::size_t at = below(file.size());
    const std::size_t size = 1 + below(std::min<std::size_t>(16, file.size() - at));
    const auto place = file.begin() + static_cast<std::ptrdiff_t>(at);
    const auto end = place + static_cast<std::ptrdiff_t>(size);
    switch (below(4)) {
      case 0:
        std::generate(place, end, [this] { return any_byte(); });
        break;
      case 1:
        file.erase(place, end);
        break;
      case 2:
        file.insert(place, size, any_byte());
        break;
      default: {
        const Bytes copy(place, end);
        file.insert(file.begin() + static_cast<std::ptrdiff_t>(below(file.size())), copy.begin(), copy.end());
      }
    }
  }

  std::mt19937 random_;
};

/// A million with CAROM_EXHAUSTIVE in the environment.
TEST(DamagedFile, RandomDamagesAreRefusedOrHarmless) {
  const Bytes file = small_file();
  const std::uint32_t seeds = std::getenv("CAROM_EXHAUSTIVE") != nullptr ? 1'000'000 : 50'000;
  std::uint32_t refused = 0;
  for (std::uint32_t seed = 0; seed < seeds; ++seed)
    if (is_refused(Damage(seed).of(file))) ++refused;
  EXPECT_GT(refused, seeds / 10 * 9);
}

}  // namespace
}  // namespace carom::container
