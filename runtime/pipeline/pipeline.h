// Blocks of records in, lines out in the same order, on as many threads as are given.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

#include "ingest/record_block.h"
#include "runtime/engine/engine.h"
#include "runtime/pipeline/answer_block.h"
#include "runtime/pipeline/answers.h"

namespace carom::pipeline {

/// The reader's thread is one of the threads: it reads, and answers blocks while there is no room for more. The others
/// start with the second block, so that a small input starts none. Nobody waits for a block to become full: a block is
/// answered when the reader has handed it over, and its lines go to the sink when those of the blocks before have.
///
/// At most blocks_at_most(threads) blocks are on their way; they are used again. docs/design/pipeline.md shows the
/// stages.
class Pipeline final : public ingest::BlockSink {
 public:
  /// One thread for each of `writers`, at least one. `engine`, writers and sink must outlive it. `batch`: how many
  /// records are classified at once, at least 1.
  Pipeline(const engine::Engine& engine, std::span<AnswerWriter* const> writers, std::size_t batch, AnswerSink& sink);
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;
  /// Drops what is not answered yet.
  ~Pipeline() override;

  // For readers, on the thread that made the pipeline. Both stop the reader once nobody wants more answers or a thread
  // has failed.
  std::unique_ptr<ingest::RecordBlock> free_block() override;
  bool take(std::unique_ptr<ingest::RecordBlock> block) override;

  /// Until everything taken has gone to the sink, and no thread is there any more; more blocks may follow. Throws what
  /// broke on any thread.
  void finish();
  /// False: the sink has said that nobody wants more.
  [[nodiscard]] bool is_wanted() const;

  /// Enough that no thread waits while another writes or reads.
  [[nodiscard]] static constexpr std::size_t blocks_at_most(std::size_t threads) {
    return threads == 1 ? 1 : 2 * threads + 2;
  }

 private:
  using Lock = std::unique_lock<std::mutex>;

  /// Where a block is from its reader to the sink. A cache line of its own, because threads write to neighbours at
  /// once.
  struct alignas(64) Slot {
    std::unique_ptr<ingest::RecordBlock> block;  ///< null: never made, or with the reader
    AnsweredBlock answered;
    bool is_answered = false;
  };

  [[nodiscard]] Slot& slot(std::uint64_t number) { return slots_[number % slots_.size()]; }
  [[nodiscard]] bool has_work() const { return answering_ < taken_; }
  void start_threads();
  void work(BlockAnswerer& answerer);
  void answer_next(BlockAnswerer& answerer, Lock& lock);
  void give_to_sink(Lock& lock);
  bool give(Slot& slot, Lock& lock);
  void help_or_wait(Lock& lock);
  void stop();

  AnswerSink& sink_;
  std::vector<BlockAnswerer> answerers_;  ///< by thread, the reader's first
  std::vector<Slot> slots_;               ///< block number n is in slot n modulo their number

  mutable std::mutex mutex_;  ///< over all below, and over who may touch which slot
  std::condition_variable work_or_stop_;
  std::condition_variable progress_;
  std::uint64_t taken_ = 0;      ///< blocks that came from the reader
  std::uint64_t answering_ = 0;  ///< of these, the blocks that a thread has taken up
  std::uint64_t given_ = 0;      ///< of these, the blocks whose answers the sink has
  bool is_giving_ = false;       ///< a thread is at the sink
  bool is_stopped_ = false;
  bool is_wanted_ = true;
  std::exception_ptr failure_;

  std::vector<std::jthread> threads_;  // last: they use all above
};

}  // namespace carom::pipeline
