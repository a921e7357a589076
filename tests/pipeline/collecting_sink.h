// Ends of a pipeline for tests: a sink that keeps everything, and a way to give a reader its bytes.
#pragma once

#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/record_block.h"
#include "runtime/pipeline/answers.h"

namespace carom::pipeline {

/// Wants `blocks_wanted` blocks, and finds out whether two threads are here at once.
class CollectingSink : public AnswerSink {
 public:
  bool take(const Answers& answers) override {
    EXPECT_FALSE(is_busy_.exchange(true));
    lines.append(answers.lines);
    records += answers.records;
    texts_cut += answers.texts_cut;
    rejects.insert(rejects.end(), answers.rejects.begin(), answers.rejects.end());
    ++blocks;
    is_busy_ = false;
    return blocks < blocks_wanted;
  }

  std::string lines;
  std::uint64_t records = 0;
  std::uint64_t texts_cut = 0;
  std::vector<ingest::Reject> rejects;
  std::size_t blocks = 0;
  std::size_t blocks_wanted = static_cast<std::size_t>(-1);

 private:
  std::atomic<bool> is_busy_ = false;
};

/// A file without a name that holds `bytes`.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes) : descriptor_(::memfd_create("input", MFD_CLOEXEC)) {
    while (!bytes.empty()) {
      const ::ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
      if (written <= 0) break;
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    EXPECT_TRUE(bytes.empty());
    EXPECT_EQ(::lseek(descriptor_, 0, SEEK_SET), 0);
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() { ::close(descriptor_); }

  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

}  // namespace carom::pipeline
