// From bytes to lines: the same bytes come out for every engine, number of threads and batch size.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <csignal>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "runtime/core/interpret.h"
#include "runtime/pipeline/pipeline.h"
#include "tests/engine/sample_program.h"
#include "tests/equality/compare_verdicts.h"
#include "tests/pipeline/collecting_sink.h"

namespace carom::pipeline {
namespace {

std::string line_of(const core::Record& record, const core::Verdict& verdict) {
  return std::string(record.file) + " " + std::to_string(record.number) + " " + std::string(record.id) + " " +
         equality::print(verdict) + "\n";
}

class TextWriter final : public AnswerWriter {
 public:
  void append(std::span<const core::Record> records, std::span<const core::Verdict> verdicts,
              ByteBuffer& out) override {
    for (std::size_t i = 0; i < records.size(); ++i) out.append(line_of(records[i], verdicts[i]));
  }
};

/// What has to come out: record by record, by the interpreter, without a pipeline.
class Reference final : public ingest::RecordSink {
 public:
  explicit Reference(const core::Program& program) : program_(program) {}

  bool record(const core::Record& record) override {
    lines += line_of(record, core::interpret(program_, record, scratch_));
    return true;
  }
  bool reject(const ingest::Reject& reject) override {
    rejects.push_back(reject);
    return true;
  }

  std::string lines;
  std::vector<ingest::Reject> rejects;

 private:
  const core::Program& program_;
  core::Scratch scratch_;
};

struct Way {
  engine::Choice choice = engine::Choice::automatic;
  std::size_t threads = 1;
  std::size_t batch = 128;
};

Expected<void> run(const core::Program& program, int descriptor, const Way& way, CollectingSink& sink) {
  const engine::Engine engine(program, way.choice);
  std::vector<TextWriter> writers(way.threads);
  std::vector<AnswerWriter*> lent;
  for (TextWriter& writer : writers) lent.push_back(&writer);
  Pipeline pipeline(engine, lent, way.batch, sink);
  Expected<void> read = ingest::read_blocks(descriptor, "input", {}, pipeline);
  pipeline.finish();
  return read;
}

std::vector<Way> all_ways() {
  std::vector<Way> ways;
  for (const engine::Choice choice : {engine::Choice::automatic, engine::Choice::interpreter, engine::Choice::table})
    for (const std::size_t threads : {1U, 2U, 4U})
      for (const std::size_t batch : {1U, 7U, 128U, 1000U}) ways.push_back({choice, threads, batch});
  return ways;
}

void expect_the_same_every_way(std::string_view bytes, std::size_t least_records) {
  const core::Program program = engine::program_with_everything();
  Reference reference(program);
  const MemoryFile once(bytes);
  ASSERT_TRUE(ingest::read_records(once.descriptor(), "input", {}, reference));
  for (const Way& way : all_ways()) {
    CollectingSink sink;
    const MemoryFile again(bytes);
    ASSERT_TRUE(run(program, again.descriptor(), way, sink));
    const std::string what = std::string(name_of(way.choice)) + ", " + std::to_string(way.threads) + " threads, " +
                             std::to_string(way.batch) + " a batch";
    // Not compared by EXPECT_EQ, which would print both.
    EXPECT_TRUE(sink.lines == reference.lines) << what;
    EXPECT_GE(sink.records, least_records) << what;
    ASSERT_EQ(sink.rejects.size(), reference.rejects.size()) << what;
    for (std::size_t i = 0; i < sink.rejects.size(); ++i) {
      EXPECT_EQ(sink.rejects[i].number, reference.rejects[i].number) << what;
      EXPECT_EQ(sink.rejects[i].byte_offset, reference.rejects[i].byte_offset) << what;
      EXPECT_EQ(sink.rejects[i].reason, reference.rejects[i].reason) << what;
    }
  }
}

std::string json_string(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '\r') quoted += "\\r";
    if (c == '\n') quoted += "\\n";
    if (c != '\r' && c != '\n') quoted += c;
  }
  return quoted + "\"";
}

std::string json_record(std::size_t number) {
  return "{\"id\": " + std::to_string(number) +
         ", \"text\": " + json_string(engine::kTexts[number % std::size(engine::kTexts)]) +
         ", \"host\": \"mx.a.example\"}";
}

TEST(Reading, OfLinesGivesTheSameBytesEveryWay) {
  std::string lines;
  for (std::size_t i = 0; i < 1500; ++i) {
    lines += json_record(i) + "\n";
    if (i % 50 == 0) lines += "{\"text\": oops\n";
    if (i % 70 == 0) lines += " \n\n";
    if (i % 400 == 0) lines += "{\"text\": \"550 unknown " + std::string(300000, 'x') + "\"}\r\n";
  }
  expect_the_same_every_way(lines, 1400);
}

TEST(Reading, OfRepliesGivesTheSameBytesEveryWay) {
  std::string replies;
  for (std::size_t i = 0; i < 1000; ++i) replies.append(engine::kTexts[i % std::size(engine::kTexts)]).append("\n");
  expect_the_same_every_way(replies, 700);
}

TEST(Reading, OfAnArrayGivesTheSameBytesEveryWay) {
  std::string array = "[";
  for (std::size_t i = 0; i < 1000; ++i) array += (i == 0 ? "" : ",\n") + json_record(i % 30 == 1 ? 2 : i);
  expect_the_same_every_way(array + ", {\"text\": }]", 900);
}

TEST(Reading, OfNothingGivesNothing) {
  for (const std::string_view bytes : {"", "\n\n", "[]"}) expect_the_same_every_way(bytes, 0);
}

/// The last bytes of a mapped page, as a file whose next read fails. The hole behind the page is so large that what the
/// process maps meanwhile, from the hole's upper end on, leaves its lower end free.
class FailingInput {
 public:
  explicit FailingInput(std::string_view bytes) : descriptor_(::open("/proc/self/mem", O_RDONLY | O_CLOEXEC)) {
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    constexpr std::size_t kHole = std::size_t{1} << 30U;
    char* const pages = static_cast<char*>(
        ::mmap(nullptr, page + kHole, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0));
    EXPECT_NE(static_cast<void*>(pages), MAP_FAILED);
    EXPECT_EQ(::mprotect(pages, page, PROT_READ | PROT_WRITE), 0);
    EXPECT_EQ(::munmap(pages + page, kHole), 0);
    page_ = pages;
    size_ = page;
    char* const begin = pages + page - bytes.size();
    std::memcpy(begin, bytes.data(), bytes.size());
    EXPECT_NE(::lseek(descriptor_, static_cast<::off_t>(reinterpret_cast<std::uintptr_t>(begin)), SEEK_SET), -1);
  }
  FailingInput(const FailingInput&) = delete;
  FailingInput& operator=(const FailingInput&) = delete;
  ~FailingInput() {
    ::munmap(page_, size_);
    ::close(descriptor_);
  }

  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
  void* page_ = nullptr;
  std::size_t size_ = 0;
};

TEST(Reading, ThatFailsLaterStillAnswersWhatCameBefore) {
  const core::Program program = engine::program_with_everything();
  const FailingInput input(json_record(1) + "\n" + json_record(2) + "\n" + "{\"text\": \"cut");
  for (const std::size_t threads : {1U, 2U, 4U}) {
    const ::off_t begin = ::lseek(input.descriptor(), 0, SEEK_CUR);
    CollectingSink sink;
    const Expected<void> read = run(program, input.descriptor(), {engine::Choice::automatic, threads, 128}, sink);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().message, "cannot read input: Input/output error");
    EXPECT_EQ(sink.records, 2U);
    EXPECT_NE(::lseek(input.descriptor(), begin, SEEK_SET), -1);
  }
}

TEST(Reading, OfAStreamStopsOnceNobodyWantsMore) {
  const core::Program program = engine::program_with_everything();
  for (const std::size_t threads : {1U, 2U, 4U}) {
    int ends[2] = {-1, -1};
    ASSERT_EQ(::pipe2(ends, O_CLOEXEC), 0);
    // The stream never ends by itself: the writer stops when the reader has gone.
    std::jthread writer([end = ends[1]] {
      const std::string line = json_record(1) + "\n";
      ::sigset_t blocked;
      ::sigemptyset(&blocked);
      ::sigaddset(&blocked, SIGPIPE);
      ::pthread_sigmask(SIG_BLOCK, &blocked, nullptr);
      while (::write(end, line.data(), line.size()) > 0) {
      }
      ::close(end);
    });
    CollectingSink sink;
    sink.blocks_wanted = 3;
    EXPECT_TRUE(run(program, ends[0], {engine::Choice::automatic, threads, 128}, sink));
    ::close(ends[0]);
    EXPECT_EQ(sink.blocks, 3U);
  }
}

}  // namespace
}  // namespace carom::pipeline
