// Records → columns: what core::prepare() says about each record's reply, for many records side by side.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "runtime/batch/packed_status.h"
#include "runtime/batch/text_column.h"
#include "runtime/core/program.h"
#include "runtime/core/record.h"
#include "runtime/scan/text_batch.h"
#include "support/span.h"

namespace carom::batch {

/// One a thread; reusable, and without allocations once it has seen a batch as large. Every column equals what
/// core::prepare() gives for the record, nothing unwrapped. The other fields (hosts, addresses, declared ones) are read
/// from record(i) by whoever needs them: few rules ask.
class RecordBatch {
 public:
  explicit RecordBatch(scan::SimdForm form = scan::best_simd_form());

  /// Forgets all records; those that follow are read under `program`'s limits. `program` must outlive the batch's use.
  void begin(const core::Program& program);
  /// `record` and all it views must stay where they are until the batch has been used.
  void add(const core::Record& record);
  void add(core::Record&&) = delete;
  /// Call when all records are in, before texts() are scanned.
  void finish() { texts_.finish(); }

  [[nodiscard]] std::size_t count() const { return rows_.size(); }
  [[nodiscard]] const core::Record& record(std::size_t i) const { return *rows_[i].record; }
  /// The normalised text of each record.
  [[nodiscard]] const scan::TextBatch& texts() const { return texts_.texts(); }

  /// 0: missing.
  [[nodiscard]] std::uint16_t code(std::size_t i) const { return rows_[i].code; }
  [[nodiscard]] PackedStatus status(std::size_t i) const { return rows_[i].status; }
  [[nodiscard]] bool status_conflict(std::size_t i) const { return rows_[i].status_conflict; }
  [[nodiscard]] core::Stage stage(std::size_t i) const { return rows_[i].stage; }
  [[nodiscard]] core::Information information(std::size_t i) const { return rows_[i].information; }
  /// The text was longer than the program's limit.
  [[nodiscard]] bool text_cut(std::size_t i) const { return rows_[i].text_cut; }
  [[nodiscard]] bool was_not_utf8(std::size_t i) const { return rows_[i].was_not_utf8; }

  /// The smallest span of record(i).text that made bytes `normalised` of texts().text(i), as
  /// core::NormalisedText::source_of(). Computed when asked: cheap for texts whose characters keep their length, a
  /// normalisation for each other. Not for two threads at once.
  [[nodiscard]] Span source_of(std::size_t i, Span normalised) const;

 private:
  struct Row {
    const core::Record* record = nullptr;
    PackedStatus status = 0;
    std::uint16_t code = 0;
    core::Stage stage = core::Stage::missing;
    core::Information information = core::Information::missing;
    bool status_conflict = false;
    bool text_cut = false;
    bool was_not_utf8 = false;
  };

  [[nodiscard]] bool has_label(const core::Record& record, const core::Reply& reply);

  const core::Program* program_ = nullptr;
  TextColumn texts_;
  std::vector<Row> rows_;
  core::NormalisedText label_;
};

}  // namespace carom::batch
