// Records → columns: what core::prepare() says about each record's reply, for many records side by side.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "runtime/batch/packed_status.h"
#include "runtime/core/field_values.h"
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
  /// Forgets all records; those that follow are read under `program`'s limits. `program` must outlive the batch's use.
  void begin(const core::Program& program);
  /// `record` and all it views must stay where they are until the batch has been used.
  void add(const core::Record& record);
  void add(core::Record&&) = delete;
  /// Call when all records are in, before texts() are scanned.
  void finish();

  [[nodiscard]] std::size_t count() const { return records_.size(); }
  [[nodiscard]] const core::Record& record(std::size_t i) const { return *records_[i]; }
  /// The normalised text of each record.
  [[nodiscard]] const scan::TextBatch& texts() const { return texts_; }

  /// 0: missing.
  [[nodiscard]] std::uint16_t code(std::size_t i) const { return codes_[i]; }
  [[nodiscard]] PackedStatus status(std::size_t i) const { return statuses_[i]; }
  [[nodiscard]] bool status_conflict(std::size_t i) const { return (flags_[i] & kStatusConflict) != 0; }
  [[nodiscard]] core::Stage stage(std::size_t i) const { return stages_[i]; }
  [[nodiscard]] core::Information information(std::size_t i) const { return information_[i]; }
  /// The text was longer than the program's limit.
  [[nodiscard]] bool text_cut(std::size_t i) const { return (flags_[i] & kTextCut) != 0; }
  [[nodiscard]] bool was_not_utf8(std::size_t i) const { return (flags_[i] & kWasNotUtf8) != 0; }

  /// The columns themselves, one entry a record.
  [[nodiscard]] std::span<const std::uint16_t> codes() const { return codes_; }
  [[nodiscard]] std::span<const PackedStatus> statuses() const { return statuses_; }

  /// The smallest span of record(i).text that made bytes `normalised` of texts().text(i), as
  /// core::NormalisedText::source_of(). Computed when asked; not for two threads at once.
  [[nodiscard]] Span source_of(std::size_t i, Span normalised) const;

 private:
  enum Flag : std::uint8_t { kStatusConflict = 1, kTextCut = 2, kWasNotUtf8 = 4 };

  const core::Program* program_ = nullptr;
  std::vector<const core::Record*> records_;
  scan::TextBatch texts_;
  std::vector<std::uint16_t> codes_;
  std::vector<PackedStatus> statuses_;
  std::vector<core::Stage> stages_;
  std::vector<core::Information> information_;
  std::vector<std::uint8_t> flags_;
  mutable core::FieldValues fields_;
  mutable std::size_t prepared_ = 0;  // the record in fields_
};

}  // namespace carom::batch
