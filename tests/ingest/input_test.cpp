// Chunks, ends and errors of read(2), on pipes and files.
#include "ingest/bytes/input.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <thread>

#include "ingest/bytes/descriptor_bytes.h"
#include "ingest/bytes/line_reader.h"
#include "tests/ingest/collected_records.h"

namespace carom::ingest {
namespace {

struct Pipe {
  Pipe() { EXPECT_EQ(::pipe2(ends.data(), O_CLOEXEC), 0); }
  ~Pipe() { ::close(ends[0]); }
  std::array<int, 2> ends{};
};

TEST(Input, OfAPipeWrittenByteByByteIsReadWhole) {
  const std::string text = "{\"text\": \"550 a\"}\n{\"text\": \"550 b\"}\n";
  Pipe pipe;
  std::jthread writer([&] {
    for (const char c : text) EXPECT_EQ(::write(pipe.ends[1], &c, 1), 1);
    ::close(pipe.ends[1]);
  });
  CollectedRecords sink;
  EXPECT_TRUE(read_records(pipe.ends[0], "-", {}, sink));
  EXPECT_EQ(sink.records.size(), 2u);
}

TEST(Input, WithAGivenFormatIsAnsweredWhileItIsBeingWritten) {
  Pipe pipe;
  ASSERT_EQ(::write(pipe.ends[1], "550 a\n550 b\n", 12), 12);
  CollectedRecords sink;
  sink.stop_after = 1;
  ReadOptions options;
  options.format = Format::replies;
  EXPECT_TRUE(read_records(pipe.ends[0], "-", options, sink));  // the other end is still open
  EXPECT_EQ(sink.records.size(), 1u);
  ::close(pipe.ends[1]);
}

TEST(Input, OfAFormatThatIsFoundOutIsAnsweredAsSoonAsALineTellsIt) {
  const std::pair<std::string_view, std::size_t> beginnings[] = {
      {"{\"text\": \"550 a\"}\n", 1},
      {"550 a\n550 b\n", 1},
      {"[{\"text\": \"550 a\"},", 1},
      {"\xEF\xBB\xBF{\"text\": \"550 a\"}\n{\"text\": \"b\"}\n", 2}};
  for (const auto& [beginning, records] : beginnings) {
    Pipe pipe;
    ASSERT_EQ(::write(pipe.ends[1], beginning.data(), beginning.size()), static_cast<ssize_t>(beginning.size()));
    CollectedRecords sink;
    sink.stop_after = records;
    EXPECT_TRUE(read_records(pipe.ends[0], "-", {}, sink));  // the other end is still open
    EXPECT_EQ(sink.records.size(), records) << beginning;
    ::close(pipe.ends[1]);
  }
}

TEST(Input, IsReadOnAfterASignal) {
  struct sigaction ignore_quietly{};
  ignore_quietly.sa_handler = [](int) {};  // without SA_RESTART, so that read() answers EINTR
  struct sigaction before{};
  ASSERT_EQ(::sigaction(SIGUSR1, &ignore_quietly, &before), 0);
  Pipe pipe;
  const pthread_t reader = ::pthread_self();
  std::jthread writer([&] {
    for (int i = 0; i < 20; ++i) {
      ::usleep(1000);
      ::pthread_kill(reader, SIGUSR1);
    }
    EXPECT_EQ(::write(pipe.ends[1], "550 a\n", 6), 6);
    ::close(pipe.ends[1]);
  });
  CollectedRecords sink;
  EXPECT_TRUE(read_records(pipe.ends[0], "-", {}, sink));
  EXPECT_EQ(sink.records.size(), 1u);
  writer.join();
  ASSERT_EQ(::sigaction(SIGUSR1, &before, nullptr), 0);
}

TEST(Input, ThatCannotBeReadSaysWhy) {
  CollectedRecords sink;
  const int folder = ::open("/", O_RDONLY | O_CLOEXEC);
  const auto result = read_records(folder, "/", {}, sink);
  ::close(folder);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().kind, ErrorKind::unreadable);
  EXPECT_EQ(result.error().message, "cannot read /: Is a directory");
  const auto closed = read_records(-1, "-", {}, sink);
  ASSERT_FALSE(closed);
  EXPECT_EQ(closed.error().message, "cannot read standard input: it is closed");
}

TEST(Input, ThatIsEmptyHasNoRecords) {
  for (const char* empty : {"", "\n\n \r\n", "\xEF\xBB\xBF"}) {
    const auto found = collect(empty);
    EXPECT_TRUE(found.records.empty());
    EXPECT_TRUE(found.rejects.empty());
  }
}

/// A header as `tar` writes it, with what tells its kind (POSIX.1-2001, pax), and a block.
std::string tar_with(const std::string& magic) {
  std::string header = "folder/mail.eml";
  header.resize(257, '\0');
  header += magic;
  header.resize(512, '\0');
  return header + "From: kim@a.example\n\n550 no\n";
}

TEST(Input, WithTheWordUstarInItIsText) {
  std::string line = "550 " + std::string(253, 'x') + "ustar 00 no\n";
  EXPECT_EQ(collect(line).records.size(), 1u);
}

TEST(Input, ThatIsBinaryIsRefusedWithWhatItIs) {
  using namespace std::string_literals;
  const std::pair<std::string, std::string> cases[] = {
      {"BZh91AY"s, "bzip2 data, which `bzip2 -dc FILE | carom … -` reads"},
      {"\xfd\x37zXZ\0\0\x04"s, "xz data, which `xz -dc FILE | carom … -` reads"},
      {"PK\x03\x04"s, "a zip archive; `unzip FILE -d FOLDER` unpacks it, then name that folder"},
      {"\x7f"
       "ELF\x02\x01"s,
       "a program"},
      {"\xff\xfe{\x00"s, "UTF-16 text, which `iconv -f UTF-16 -t UTF-8 FILE | carom … -` reads"},
      {"\xfe\xff\x00{"s, "UTF-16 text, which `iconv -f UTF-16 -t UTF-8 FILE | carom … -` reads"},
      {tar_with("ustar\0\x30\x30"s), "a tar archive; `tar -xf FILE -C FOLDER` unpacks it, then name that folder"},
      {tar_with("ustar  \0"s), "a tar archive; `tar -xf FILE -C FOLDER` unpacks it, then name that folder"},
      {std::string(90, 'x') + std::string(11, '\0'), "binary data (11 of its first 101 bytes are control characters)"},
  };
  for (const auto& [bytes, what] : cases) {
    CollectedRecords sink;
    const auto result = read_bytes(bytes, {}, sink, "data.bin");
    ASSERT_FALSE(result) << what;
    EXPECT_EQ(result.error().kind, ErrorKind::unreadable);
    EXPECT_EQ(result.error().message, "data.bin: found " + what + ", expected replies, JSON or a mail as text");
  }
}

TEST(Input, WithAStrayNulIsText) {
  using namespace std::string_literals;
  EXPECT_EQ(collect("550 a\0b, which happens\n"s).records.size(), 1u);
}

TEST(LineReader, GivesOffsetsSizesAndTheLastLineWithoutItsEnd) {
  Pipe pipe;
  ASSERT_EQ(::write(pipe.ends[1], "a\r\n\nlonger\r\nab\rc", 16), 16);
  ::close(pipe.ends[1]);
  DescriptorBytes source(pipe.ends[0], "-");
  Input input(source);
  LineReader lines(input, 5, 100);
  const struct {
    const char* text;
    std::uint64_t offset, size;
    bool too_long;
  } expected[] = {{"a", 100, 1, false}, {"", 103, 0, false}, {"", 104, 7, true}, {"ab\rc", 112, 4, false}};
  for (const auto& [text, offset, size, too_long] : expected) {
    const auto line = lines.next();
    ASSERT_TRUE(line && *line);
    EXPECT_EQ((*line)->text, text);
    EXPECT_EQ((*line)->offset, offset);
    EXPECT_EQ((*line)->size, size);
    EXPECT_EQ((*line)->too_long, too_long);
  }
  const auto end = lines.next();
  ASSERT_TRUE(end);
  EXPECT_FALSE(*end);
}

TEST(LineReader, TakesALineOfExactlyTheLimit) {
  Pipe pipe;
  ASSERT_EQ(::write(pipe.ends[1], "12345\r\n123456\n", 14), 14);
  ::close(pipe.ends[1]);
  DescriptorBytes source(pipe.ends[0], "-");
  Input input(source);
  LineReader lines(input, 5, 0);
  EXPECT_EQ(lines.next().value()->text, "12345");
  EXPECT_TRUE(lines.next().value()->too_long);
}

}  // namespace
}  // namespace carom::ingest
