// Compressed inputs against what was compressed: whole, in members, byte by byte, cut and damaged.
#define ZLIB_CONST
#include <gtest/gtest.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "ingest/bytes/input.h"
#include "tests/ingest/collected_records.h"

namespace carom::ingest {
namespace {

using Compress = std::string (*)(std::string_view);

std::string gzip(std::string_view bytes) {
  ::z_stream stream{};
  EXPECT_EQ(::deflateInit2(&stream, 6, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
  std::string packed(::deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<const Bytef*>(bytes.data());
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  EXPECT_EQ(::deflate(&stream, Z_FINISH), Z_STREAM_END);
  packed.resize(stream.total_out);
  ::deflateEnd(&stream);
  return packed;
}

std::string zstd(std::string_view bytes) {
  ::ZSTD_CCtx* const context = ::ZSTD_createCCtx();
  ::ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  std::string packed(::ZSTD_compressBound(bytes.size()), '\0');
  packed.resize(::ZSTD_compress2(context, packed.data(), packed.size(), bytes.data(), bytes.size()));
  ::ZSTD_freeCCtx(context);
  return packed;
}

constexpr std::pair<const char*, Compress> kFormats[] = {{"gzip", gzip}, {"zstd", zstd}};

/// Lines of NDJSON that compress badly, over several blocks of zstd.
std::string many_lines() {
  std::string lines;
  std::uint64_t state = 1;
  for (int line = 0; line < 6000; ++line) {
    lines += "{\"text\": \"550 ";
    for (int word = 0; word < 4; ++word) {
      state = state * 6364136223846793005U + 1442695040888963407U;
      lines += std::to_string(state) + " ";
    }
    lines += "\"}\n";
  }
  return lines;
}

std::vector<std::string> texts_of(const CollectedRecords& found) {
  std::vector<std::string> texts;
  for (const KeptRecord& record : found.records) texts.push_back(record.text);
  return texts;
}

TEST(CompressedInput, GivesTheRecordsOfItsBytes) {
  const std::string lines = many_lines();
  const auto expected = texts_of(collect(lines));
  ASSERT_EQ(expected.size(), 6000u);
  for (const auto& [name, compress] : kFormats) EXPECT_EQ(texts_of(collect(compress(lines))), expected) << name;
}

TEST(CompressedInput, OfSeveralMembersIsOne) {
  for (const auto& [name, compress] : kFormats) {
    const std::string packed = compress("550 a\n55") + compress("") + compress("1 b\n552 c\n");
    EXPECT_EQ(texts_of(collect(packed)), (std::vector<std::string>{"550 a", "551 b", "552 c"})) << name;
  }
}

TEST(CompressedInput, PassesOverPaddingOfGzipAndSkippableFramesOfZstd) {
  using namespace std::string_literals;
  EXPECT_EQ(texts_of(collect(gzip("550 a\n") + std::string(100, '\0') + gzip("551 b\n") + std::string(70000, '\0'))),
            (std::vector<std::string>{"550 a", "551 b"}));
  const std::string skippable = "\x5f*M\x18\x02\x00\x00\x00xy"s;
  EXPECT_EQ(texts_of(collect(skippable + zstd("550 a\n") + skippable + zstd("551 b\n"))),
            (std::vector<std::string>{"550 a", "551 b"}));
}

TEST(CompressedInput, OfNothingHasNoRecords) {
  for (const auto& [name, compress] : kFormats) EXPECT_TRUE(collect(compress("")).records.empty()) << name;
}

TEST(CompressedInput, OfAPipeWrittenByteByByteIsReadWhole) {
  for (const auto& [name, compress] : kFormats) {
    std::array<int, 2> ends{};
    ASSERT_EQ(::pipe(ends.data()), 0);
    const std::string packed = compress("550 a\n") + compress("551 b\n");
    std::jthread writer([&packed, end = ends[1]] {
      for (const char c : packed) EXPECT_EQ(::write(end, &c, 1), 1);
      ::close(end);
    });
    CollectedRecords sink;
    EXPECT_TRUE(read_records(ends[0], "-", {}, sink));
    EXPECT_EQ(texts_of(sink), (std::vector<std::string>{"550 a", "551 b"})) << name;
    writer.join();
    ::close(ends[0]);
  }
}

TEST(CompressedInput, ThatIsCutGivesABeginningAndSaysSo) {
  const std::string lines = many_lines();
  const auto expected = texts_of(collect(lines));
  for (const auto& [name, compress] : kFormats) {
    const std::string packed = compress(lines);
    std::size_t last = 0;
    for (std::size_t size = 5; size < packed.size(); size += packed.size() / 40) {
      CollectedRecords sink;
      const auto read = read_bytes(std::string_view(packed).substr(0, size), {}, sink);
      ASSERT_FALSE(read) << name << ' ' << size;
      EXPECT_EQ(read.error().kind, ErrorKind::unreadable);
      EXPECT_TRUE(read.error().message.starts_with("input: found the end of the compressed input at byte " +
                                                   std::to_string(size) + ", expected more " + name + " data; "))
          << read.error().message;
      const auto texts = texts_of(sink);
      ASSERT_LE(texts.size(), expected.size());
      EXPECT_TRUE(std::equal(texts.begin(), texts.end(), expected.begin())) << name << ' ' << size;
      EXPECT_GE(texts.size(), last);
      last = texts.size();
    }
    EXPECT_GT(last, expected.size() / 2) << name;
  }
}

TEST(CompressedInput, ThatIsDamagedGivesWhatStandsBefore) {
  const std::string lines = many_lines();
  for (const auto& [name, compress] : kFormats) {
    // A sum that is wrong is met behind all records, and other bytes behind a member after them.
    const std::string packed = compress(lines);
    std::string wrong_sum = packed;
    const std::size_t place = wrong_sum.size() - 8;
    wrong_sum[name == std::string_view("gzip") ? place : wrong_sum.size() - 1] ^= 0x55;
    for (const std::string& bytes : {wrong_sum, packed + "other bytes"}) {
      CollectedRecords sink;
      const auto read = read_bytes(bytes, {}, sink);
      ASSERT_FALSE(read) << name;
      EXPECT_EQ(sink.records.size(), 6000u) << name;
      EXPECT_TRUE(read.error().message.starts_with("input: found damage at byte ")) << read.error().message;
      EXPECT_TRUE(read.error().message.contains(std::string("expected ") + name + " data"));
      const std::size_t byte = std::stoul(read.error().message.substr(27));
      EXPECT_GE(byte + 8, packed.size()) << read.error().message;
      EXPECT_LE(byte, bytes.size()) << read.error().message;
    }
  }
}

TEST(CompressedInput, WithADamagedBlockGivesTheBlocksBeforeIt) {
  const std::string lines = many_lines();
  std::string bytes = zstd(lines);
  // Magic number, descriptor, content size of four bytes; a block header of three bytes says the size of its block.
  constexpr std::size_t kFirstBlock = 4 + 1 + 4;
  ASSERT_EQ(static_cast<unsigned char>(bytes[4]) & 0xe0U, 0xa0U);
  const auto header_byte = [&](std::size_t at) {
    return static_cast<std::size_t>(static_cast<unsigned char>(bytes[kFirstBlock + at])) << (8 * at);
  };
  const std::size_t second_block = kFirstBlock + 3 + ((header_byte(0) | header_byte(1) | header_byte(2)) >> 3U);
  bytes[second_block] = static_cast<char>(static_cast<unsigned char>(bytes[second_block]) | 0x06U);  // a reserved type
  CollectedRecords sink;
  const auto read = read_bytes(bytes, {}, sink);
  ASSERT_FALSE(read);
  EXPECT_TRUE(read.error().message.starts_with("input: found damage at byte " + std::to_string(second_block) + " "))
      << read.error().message;
  const std::string_view first_block = std::string_view(lines).substr(0, std::size_t{128} << 10U);
  EXPECT_EQ(sink.records.size(), static_cast<std::size_t>(std::ranges::count(first_block, '\n')));
}

TEST(CompressedInput, ThatIsCompressedTwiceIsRefused) {
  for (const auto& [outer, compress] : kFormats)
    for (const auto& [inner, compress_again] : kFormats) {
      CollectedRecords sink;
      const auto read = read_bytes(compress(compress_again("550 a\n")), {}, sink, "a.gz");
      ASSERT_FALSE(read) << outer << inner;
      EXPECT_EQ(read.error().message, std::string("a.gz: found ") + inner +
                                          " data inside compressed data, expected data that is compressed once; "
                                          "decompress it once first");
    }
}

TEST(CompressedInput, OffsetsOfRejectsAreThoseOfTheDecompressedBytes) {
  const std::string lines = "{\"text\": \"550 a\"}\n{\"text\": \n";
  for (const auto& [name, compress] : kFormats) {
    const auto found = collect(compress(lines));
    ASSERT_EQ(found.rejects.size(), 1u) << name;
    EXPECT_EQ(found.rejects[0].byte_offset, 18u) << name;
  }
}

TEST(Input, ThatBeginsAsIfItWereCompressedIsText) {
  EXPECT_EQ(texts_of(collect("(550) no\n")), (std::vector<std::string>{"(550) no"}));
  EXPECT_EQ(texts_of(collect("P")), (std::vector<std::string>{"P"}));
  EXPECT_EQ(texts_of(collect("P*M")), (std::vector<std::string>{"P*M"}));
}

}  // namespace
}  // namespace carom::ingest
