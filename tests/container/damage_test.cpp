// Files that were changed on their way, or on purpose: refused with a reason or harmless, and never more than that.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
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

/// Both checksums of the section and the digest fit what is there.
Bytes sealed_inside(Bytes file) {
  const std::size_t begin = sizeof(ContainerHeader) + sizeof(SectionEntry);
  const auto entry_at = sizeof(ContainerHeader);
  SectionEntry entry;
  std::memcpy(&entry, file.data() + entry_at, sizeof(entry));
  entry.checksum = checksum_of(std::span(file).subspan(begin, entry.byte_count));
  std::memcpy(file.data() + entry_at, &entry, sizeof(entry));
  return sealed(std::move(file));
}

TEST(DamagedFile, EverySingleBitFlipIsRefused) {
  const Bytes file = small_file();
  for (std::size_t bit = 0; bit < file.size() * 8; ++bit) ASSERT_TRUE(is_refused(flipped(file, bit))) << "bit " << bit;
}

TEST(DamagedFile, EverySingleBitFlipOfTheFrameUnderAGoodDigestIsRefusedOrHarmless) {
  const Bytes file = small_file();
  std::size_t refused = 0;
  const std::size_t bits = (sizeof(ContainerHeader) + sizeof(SectionEntry)) * 8;
  for (std::size_t bit = 0; bit < bits; ++bit)
    if (is_refused(sealed(flipped(file, bit)))) ++refused;
  // Harmless are the digest's own bits, which are set again, an earlier first runtime, a later last one (31 bits), and
  // that a known section is not required.
  EXPECT_EQ(refused, bits - kDigestBytes * 8 - 1 - 31 - 1);
}

TEST(DamagedFile, EverySingleBitFlipOfTheSectionUnderAGoodDigestIsRefused) {
  const Bytes file = small_file();
  const std::size_t begin = sizeof(ContainerHeader) + sizeof(SectionEntry);
  for (std::size_t bit = begin * 8; bit < file.size() * 8; ++bit) {
    ASSERT_TRUE(is_refused(sealed(flipped(file, bit)))) << "bit " << bit;
    ASSERT_TRUE(is_refused(sealed_inside(flipped(file, bit)))) << "bit " << bit;
  }
}

TEST(DamagedFile, EveryTruncationIsRefused) {
  const Bytes file = small_file();
  for (std::size_t size = 0; size < file.size(); ++size) {
    Bytes shorter(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(size));
    ASSERT_TRUE(is_refused(shorter)) << "at " << size;
    if (size < sizeof(ContainerHeader)) continue;
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
    if (file.size() >= sizeof(ContainerHeader) && below(2) == 0) {
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

TEST(DamagedFile, RandomDamagesAreRefusedOrHarmless) {
  const Bytes file = small_file();
  constexpr std::uint32_t kSeeds = 50'000;
  std::uint32_t refused = 0;
  for (std::uint32_t seed = 0; seed < kSeeds; ++seed)
    if (is_refused(Damage(seed).of(file))) ++refused;
  EXPECT_GT(refused, kSeeds * 9 / 10);
}

}  // namespace
}  // namespace carom::container
