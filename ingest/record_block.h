// A piece of an input with the records in it: what readers hand over and threads work on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/json/json_lines.h"
#include "ingest/records/record_source.h"
#include "ingest/records/source_text.h"
#include "runtime/core/record.h"
#include "support/text_arena.h"

namespace carom::ingest {

/// Holds lines of NDJSON that are parsed when their records are asked for, or records that a reader has made. Reusable,
/// and without allocations once it has seen a piece as large. For one thread at a time.
class RecordBlock {
 public:
  /// The next records, at most `most`; none at the end of the block. They and what they view live until the next call.
  [[nodiscard]] std::span<const core::Record> next(std::size_t most);
  /// How many records and rejects the block holds. Only before next().
  [[nodiscard]] std::uint64_t held() const { return added() + (has_lines_ ? lines_.filled() : 0); }
  /// What could not be read, in order, as far as next() has come.
  [[nodiscard]] const std::vector<Reject>& rejects() const { return rejects_; }

  /// The bytes that the block stands for, and where its records are in them; empty unless the reader was asked for it.
  [[nodiscard]] const SourceText& source() const { return source_; }

  // For readers.

  /// Empties the block. `file` must outlive its records; `targets`, perhaps none, are held as long as these: they view
  /// the names of declared fields.
  void begin(std::string_view file, std::shared_ptr<const FieldTargets> targets = nullptr);
  /// Makes it a block of lines, which the reader fills in.
  [[nodiscard]] JsonLines& begin_lines(std::shared_ptr<const FieldTargets> targets);
  /// A record more; it views the arena, or what outlives the block.
  void add(const core::Record& record) { records_.push_back(record); }
  void add(Reject reject) { rejects_.push_back(std::move(reject)); }
  [[nodiscard]] TextArena& arena() { return arena_; }
  [[nodiscard]] SourceText& source() { return source_; }
  [[nodiscard]] std::string_view file() const { return file_; }
  [[nodiscard]] std::size_t added() const { return records_.size() + rejects_.size(); }

 private:
  std::string_view file_;
  std::shared_ptr<const FieldTargets> targets_;
  JsonLines lines_;
  bool has_lines_ = false;
  std::vector<core::Record> records_;
  std::size_t taken_ = 0;
  TextArena arena_;
  std::vector<Reject> rejects_;
  SourceText source_;
};

/// Where readers put their blocks, in input order.
class BlockSink {
 public:
  virtual ~BlockSink() = default;
  /// An empty block; null stops the reader (a closed pipe, a limit).
  virtual std::unique_ptr<RecordBlock> free_block() = 0;
  /// False stops the reader.
  virtual bool take(std::unique_ptr<RecordBlock> block) = 0;
};

}  // namespace carom::ingest
