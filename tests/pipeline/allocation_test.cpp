// Records cost no allocation once a pipeline has seen as many as it has room for: counted by operator new itself.
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "runtime/pipeline/pipeline.h"
#include "tests/engine/sample_program.h"
#include "tests/pipeline/collecting_sink.h"
#include "tests/support/allocations.h"

namespace carom::pipeline {
namespace {

/// Keeps nothing.
class Discard final : public AnswerSink {
 public:
  bool take(const Answers& answers) override {
    records += answers.records;
    return true;
  }
  std::uint64_t records = 0;
};

class ClassWriter final : public AnswerWriter {
 public:
  void append(std::span<const core::Record> records, std::span<const core::Verdict> verdicts,
              ByteBuffer& out) override {
    for (std::size_t i = 0; i < records.size(); ++i) {
      out.append(records[i].id);
      out.append(verdicts[i].class_name);
    }
  }
};

std::string lines_of(std::size_t records) {
  std::string lines;
  for (std::size_t i = 0; i < records; ++i) {
    lines += R"({"id": "a", "host": "mx.a.example", "text": "451 4.4.0 host mx.a.example said: )";
    lines += R"(550 5.1.1 User \"unknown\", using zen.example"})";
    lines.append(i % 50, ' ').append("\n");
  }
  return lines;
}

std::uint64_t allocations_of(Pipeline& pipeline, const std::string& lines) {
  const MemoryFile file(lines);
  const std::uint64_t before = allocations();
  EXPECT_TRUE(ingest::read_blocks(file.descriptor(), "input", {}, pipeline));
  pipeline.finish();
  return allocations() - before;
}

TEST(Allocation, DoesNotGrowWithRecords) {
  // Which thread meets the largest block when, and so when buffers stop growing, is up to the scheduler.
  constexpr std::size_t kLateGrowth = 100;
  const core::Program program = engine::program_with_everything();
  const std::string many = lines_of(3000);
  const std::string more = many + many + many;
  for (const engine::Choice choice : {engine::Choice::interpreter, engine::Choice::table}) {
    for (const std::size_t threads : {1U, 2U, 4U}) {
      const engine::Engine engine(program, choice);
      std::vector<ClassWriter> writers(threads);
      std::vector<AnswerWriter*> lent;
      for (ClassWriter& writer : writers) lent.push_back(&writer);
      Discard sink;
      Pipeline pipeline(engine, lent, 128, sink);
      static_cast<void>(allocations_of(pipeline, more));
      const std::uint64_t for_many = allocations_of(pipeline, many);
      const std::uint64_t for_more = allocations_of(pipeline, more);
      EXPECT_EQ(sink.records, 3000U * 7);
      EXPECT_LE(for_more, for_many + kLateGrowth) << name_of(choice) << ", " << threads << " threads";
    }
  }
}

}  // namespace
}  // namespace carom::pipeline
