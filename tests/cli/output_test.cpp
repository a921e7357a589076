// Writing to readers that leave and to disks that are full.
#include "cli/console/output.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <string>

namespace carom::cli {
namespace {

class Pipe {
 public:
  Pipe() { EXPECT_EQ(0, ::pipe(ends_.data())); }
  ~Pipe() {
    close_reader();
    ::close(ends_[1]);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  void close_reader() {
    if (ends_[0] >= 0) ::close(ends_[0]);
    ends_[0] = -1;
  }
  [[nodiscard]] int writer() const { return ends_[1]; }
  [[nodiscard]] std::string read() const {
    std::array<char, 256> bytes{};
    const ::ssize_t got = ::read(ends_[0], bytes.data(), bytes.size());
    return {bytes.data(), static_cast<std::size_t>(got)};
  }

 private:
  std::array<int, 2> ends_{-1, -1};
};

TEST(Output, HoldsBackUntilItIsFlushed) {
  Pipe pipe;
  Output out(pipe.writer(), "the pipe", false);
  EXPECT_TRUE(out.write("one "));
  EXPECT_TRUE(out.write("two"));
  EXPECT_TRUE(out.finish().has_value());
  EXPECT_EQ("one two", pipe.read());
}

TEST(Output, WritesAtOnceWhenAPersonIsWatching) {
  Pipe pipe;
  Output out(pipe.writer(), "the pipe", true);
  EXPECT_TRUE(out.write("now"));
  EXPECT_EQ("now", pipe.read());
}

TEST(Output, TakesAReaderThatLeavesForTheEnd) {
  std::signal(SIGPIPE, SIG_IGN);
  Pipe pipe;
  pipe.close_reader();
  Output out(pipe.writer(), "the pipe", true);
  EXPECT_FALSE(out.write("nobody"));
  EXPECT_FALSE(out.is_open());
  EXPECT_TRUE(out.finish().has_value());
}

TEST(Output, SaysThatADiskIsFull) {
  const int full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
  ASSERT_GE(full, 0);
  Output out(full, "the disk", false);
  out.write("too much");
  const Expected<void> done = out.finish();
  ::close(full);
  ASSERT_FALSE(done.has_value());
  EXPECT_EQ("cannot write the disk: No space left on device", done.error().message);
}

}  // namespace
}  // namespace carom::cli
