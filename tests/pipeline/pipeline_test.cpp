// Blocks through threads: order, ends, failures. What a block holds is made here, without a reader.
#include "runtime/pipeline/pipeline.h"

#include <gtest/gtest.h>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "tests/engine/sample_program.h"
#include "tests/pipeline/collecting_sink.h"

namespace carom::pipeline {
namespace {

constexpr std::size_t kThreadCounts[] = {1, 2, 4};

/// A record's text and what a test wants to happen while it is written.
class EchoWriter final : public AnswerWriter {
 public:
  using Act = std::function<void(const core::Record&)>;
  explicit EchoWriter(Act act) : act_(std::move(act)) {}

  void append(std::span<const core::Record> records, std::span<const core::Verdict>, ByteBuffer& out) override {
    for (const core::Record& record : records) {
      if (act_) act_(record);
      out.append(record.text);
      out.append("\n");
    }
  }

 private:
  Act act_;
};

/// A pipeline and all it stands on.
class Plant {
 public:
  explicit Plant(std::size_t threads, const EchoWriter::Act& act = {})
      : program_(engine::program_with_everything()), engine_(program_) {
    for (std::size_t i = 0; i < threads; ++i) {
      writers_.push_back(std::make_unique<EchoWriter>(act));
      lent_.push_back(writers_.back().get());
    }
    pipeline_.emplace(engine_, lent_, 7, sink_);
  }

  /// A block of one record with its number as text; false: the pipeline wants no more.
  bool send(std::size_t number) {
    std::unique_ptr<ingest::RecordBlock> block = pipeline().free_block();
    if (!block) return false;
    blocks_.insert(block.get());
    block->begin("test");
    core::Record record;
    record.text = block->arena().keep(std::to_string(number));
    block->add(record);
    return pipeline().take(std::move(block));
  }

  [[nodiscard]] Pipeline& pipeline() { return *pipeline_; }
  [[nodiscard]] CollectingSink& sink() { return sink_; }
  [[nodiscard]] const std::set<const void*>& blocks() const { return blocks_; }

 private:
  core::Program program_;
  engine::Engine engine_;
  CollectingSink sink_;
  std::vector<std::unique_ptr<EchoWriter>> writers_;
  std::vector<AnswerWriter*> lent_;
  std::set<const void*> blocks_;
  std::optional<Pipeline> pipeline_;
};

std::string numbers_below(std::size_t end) {
  std::string lines;
  for (std::size_t i = 0; i < end; ++i) lines += std::to_string(i) + "\n";
  return lines;
}

/// What one thread says and others wait for; a wait that lasts a minute is a failure.
class Signal {
 public:
  void give() {
    const std::lock_guard lock(mutex_);
    is_given_ = true;
    changed_.notify_all();
  }
  [[nodiscard]] bool is_received() {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::minutes(1), [this] { return is_given_; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool is_given_ = false;
};

TEST(Pipeline, KeepsTheOrderAndUsesItsBlocksAgain) {
  for (const std::size_t threads : kThreadCounts) {
    Plant plant(threads);
    for (std::size_t i = 0; i < 1000; ++i) ASSERT_TRUE(plant.send(i));
    plant.pipeline().finish();
    EXPECT_EQ(plant.sink().lines, numbers_below(1000));
    EXPECT_EQ(plant.sink().records, 1000U);
    EXPECT_LE(plant.blocks().size(), Pipeline::blocks_at_most(threads));
  }
}

TEST(Pipeline, KeepsTheOrderWhenALaterBlockIsReadyFirst) {
  Signal later_is_ready;
  Plant plant(3, [&](const core::Record& record) {
    EXPECT_TRUE(record.text != "1" || later_is_ready.is_received());
    if (record.text == "3") later_is_ready.give();
  });
  for (std::size_t i = 0; i < 100; ++i) ASSERT_TRUE(plant.send(i));
  plant.pipeline().finish();
  EXPECT_EQ(plant.sink().lines, numbers_below(100));
}

TEST(Pipeline, AnswersABlockWithoutWaitingForAnother) {
  for (const std::size_t threads : {2U, 4U}) {
    Signal answered;
    Plant plant(threads, [&](const core::Record& record) {
      if (record.text == "1") answered.give();
    });
    ASSERT_TRUE(plant.send(0));
    EXPECT_EQ(plant.sink().lines, "0\n");  // the first one by the reader itself
    ASSERT_TRUE(plant.send(1));
    EXPECT_TRUE(answered.is_received());
    plant.pipeline().finish();
    EXPECT_EQ(plant.sink().lines, "0\n1\n");
  }
}

TEST(Pipeline, StartsNoThreadForOneThreadOrOneBlock) {
  for (const auto& [threads, blocks] : {std::pair<std::size_t, std::size_t>{1, 20}, {4, 1}}) {
    const std::thread::id reader = std::this_thread::get_id();
    Plant plant(threads, [reader](const core::Record&) { EXPECT_EQ(std::this_thread::get_id(), reader); });
    for (std::size_t i = 0; i < blocks; ++i) ASSERT_TRUE(plant.send(i));
    plant.pipeline().finish();
    EXPECT_EQ(plant.sink().lines, numbers_below(blocks));
  }
}

TEST(Pipeline, GoesOnAfterFinish) {
  for (const std::size_t threads : kThreadCounts) {
    Plant plant(threads);
    for (std::size_t i = 0; i < 30; ++i) {
      ASSERT_TRUE(plant.send(i));
      if (i % 7 != 0) continue;
      plant.pipeline().finish();
      EXPECT_EQ(plant.sink().lines, numbers_below(i + 1));
    }
  }
}

TEST(Pipeline, StopsWhenNobodyWantsMore) {
  for (const std::size_t threads : kThreadCounts) {
    Plant plant(threads);
    plant.sink().blocks_wanted = 5;
    for (std::size_t i = 0; plant.send(i); ++i) {
    }
    plant.pipeline().finish();
    EXPECT_FALSE(plant.pipeline().is_wanted());
    EXPECT_EQ(plant.pipeline().free_block(), nullptr);
    EXPECT_EQ(plant.sink().lines, numbers_below(5));
  }
}

TEST(Pipeline, MayBeLeftWithBlocksOnTheirWay) {
  for (const std::size_t threads : kThreadCounts) {
    Plant plant(threads);
    for (std::size_t i = 0; i < 3; ++i) ASSERT_TRUE(plant.send(i));
  }
}

TEST(Pipeline, LosesNothingWhenAReaderKeepsABlock) {
  for (const std::size_t threads : kThreadCounts) {
    Plant plant(threads);
    for (std::size_t i = 0; i < 100; ++i) {
      static_cast<void>(plant.pipeline().free_block());
      ASSERT_TRUE(plant.send(i));
    }
    plant.pipeline().finish();
    EXPECT_EQ(plant.sink().lines, numbers_below(100));
  }
}

TEST(Pipeline, TellsTheReaderWhatBrokeOnAnyThread) {
  for (const std::size_t threads : kThreadCounts) {
    Plant plant(threads, [](const core::Record& record) {
      if (record.text == "20") throw std::runtime_error("broken");
    });
    for (std::size_t i = 0; plant.send(i); ++i) {
    }
    EXPECT_THROW(plant.pipeline().finish(), std::runtime_error);
    EXPECT_TRUE(numbers_below(20).starts_with(plant.sink().lines));
  }
}

class ThrowingSink final : public AnswerSink {
 public:
  bool take(const Answers&) override { throw std::runtime_error("broken"); }
};

TEST(Pipeline, TellsTheReaderThatTheSinkBroke) {
  const core::Program program = engine::program_with_everything();
  const engine::Engine engine(program);
  for (const std::size_t threads : kThreadCounts) {
    std::vector<std::unique_ptr<EchoWriter>> writers;
    std::vector<AnswerWriter*> lent;
    for (std::size_t i = 0; i < threads; ++i)
      lent.push_back(writers.emplace_back(std::make_unique<EchoWriter>(nullptr)).get());
    ThrowingSink sink;
    Pipeline pipeline(engine, lent, 7, sink);
    while (auto block = pipeline.free_block()) {
      block->begin("test");
      if (!pipeline.take(std::move(block))) break;
    }
    EXPECT_THROW(pipeline.finish(), std::runtime_error);
  }
}

}  // namespace
}  // namespace carom::pipeline
