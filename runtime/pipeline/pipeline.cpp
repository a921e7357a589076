// One lock orders everything; records are answered, and answers given, without it.
#include "runtime/pipeline/pipeline.h"

#include <system_error>
#include <utility>

#include "support/check.h"

namespace carom::pipeline {

Pipeline::Pipeline(const engine::Engine& engine, std::span<AnswerWriter* const> writers, std::size_t batch,
                   AnswerSink& sink)
    : sink_(sink), slots_(blocks_at_most(writers.size())) {
  CAROM_CHECK(!writers.empty() && batch != 0, "a pipeline has a thread and a batch");
  answerers_.reserve(writers.size());
  for (AnswerWriter* const writer : writers) answerers_.emplace_back(engine, *writer, batch);
}

Pipeline::~Pipeline() {
  const Lock lock(mutex_);
  stop();
}

std::unique_ptr<ingest::RecordBlock> Pipeline::free_block() {
  Lock lock(mutex_);
  while (!is_stopped_ && taken_ - given_ == slots_.size()) help_or_wait(lock);
  if (is_stopped_) return nullptr;
  Slot& next = slot(taken_);
  // A reader may have kept the block that it got before.
  return next.block ? std::move(next.block) : std::make_unique<ingest::RecordBlock>();
}

bool Pipeline::take(std::unique_ptr<ingest::RecordBlock> block) {
  Lock lock(mutex_);
  if (is_stopped_) return false;
  slot(taken_++).block = std::move(block);
  if (taken_ == 2) start_threads();
  if (threads_.empty())
    answer_next(answerers_.front(), lock);
  else
    work_or_stop_.notify_one();
  return !is_stopped_;
}

void Pipeline::finish() {
  Lock lock(mutex_);
  while (!is_stopped_ && given_ != taken_) help_or_wait(lock);
  // What the sink has counted may be looked at from here on, after a failure, too.
  while (is_giving_) progress_.wait(lock);
  if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
}

bool Pipeline::is_wanted() const {
  const Lock lock(mutex_);
  return is_wanted_;
}

void Pipeline::start_threads() {
  threads_.reserve(answerers_.size() - 1);
  try {
    for (std::size_t i = 1; i < answerers_.size(); ++i) threads_.emplace_back([this, i] { work(answerers_[i]); });
  } catch (const std::system_error&) {
    // The system gives no more threads: those that there are, the reader's at least, do all the work.
  }
}

void Pipeline::work(BlockAnswerer& answerer) {
  Lock lock(mutex_);
  for (;;) {
    work_or_stop_.wait(lock, [this] { return is_stopped_ || has_work(); });
    if (is_stopped_) return;
    answer_next(answerer, lock);
  }
}

/// Takes up the next block; without the lock while it is being answered.
void Pipeline::answer_next(BlockAnswerer& answerer, Lock& lock) {
  Slot& mine = slot(answering_++);
  lock.unlock();
  std::exception_ptr failure;
  try {
    answerer.answer(*mine.block, mine.answered);
  } catch (...) {
    failure = std::current_exception();
  }
  lock.lock();
  if (failure) {
    failure_ = failure;
    return stop();
  }
  mine.is_answered = true;
  give_to_sink(lock);
}

/// Whoever finds the next answers ready, and nobody at the sink, takes them there, and those that become ready
/// meanwhile.
void Pipeline::give_to_sink(Lock& lock) {
  if (std::exchange(is_giving_, true)) return;
  while (!is_stopped_ && given_ < answering_ && slot(given_).is_answered) {
    Slot& next = slot(given_);
    is_wanted_ = give(next, lock);
    if (!is_wanted_) stop();
    next.is_answered = false;
    ++given_;
    progress_.notify_one();
  }
  is_giving_ = false;
  progress_.notify_one();
}

/// Without the lock; a sink that throws is a failure, and wants nothing more.
bool Pipeline::give(Slot& slot, Lock& lock) {
  lock.unlock();
  std::exception_ptr failure;
  bool is_wanted = false;
  try {
    is_wanted =
        sink_.take({slot.answered.lines.view(), slot.answered.records, slot.answered.texts_cut, slot.block->rejects()});
  } catch (...) {
    failure = std::current_exception();
  }
  lock.lock();
  if (failure) failure_ = failure;
  return is_wanted;
}

void Pipeline::help_or_wait(Lock& lock) {
  if (has_work())
    answer_next(answerers_.front(), lock);
  else
    progress_.wait(lock);
}

void Pipeline::stop() {
  is_stopped_ = true;
  work_or_stop_.notify_all();
  progress_.notify_all();
}

}  // namespace carom::pipeline
