// The values of `code` and of `status` as cells that no predicate of a program tells apart, so that what holds for a
// value is looked up instead of computed.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "runtime/batch/packed_status.h"
#include "runtime/core/program.h"
#include "runtime/table/bit_set.h"

namespace carom::table {

/// A reply code is its own cell; 0 is a missing one.
class CodeAxis {
 public:
  static constexpr std::uint32_t kCells = 700;
  [[nodiscard]] static std::uint32_t cell_of(std::uint16_t code) { return code < kCells ? code : 0; }
  /// The cells for which a predicate on `code` holds.
  [[nodiscard]] static BitSet cells_where(const core::Program& program, const core::PredicateRow& predicate);
  /// What cells_where() costs: cells × ranges.
  [[nodiscard]] static std::size_t visits(const core::PredicateRow& predicate);
};

/// Enhanced status codes, cut wherever a range of the program begins or ends. Cell 0 is a missing status.
class StatusAxis {
 public:
  explicit StatusAxis(const core::Program& program);

  /// Too many cells would cost more memory than they save time: then there is one cell and cells answer nothing.
  [[nodiscard]] bool is_small() const { return 3 * subject_count_ * detail_count_ <= kMostCells; }
  [[nodiscard]] std::uint32_t cells() const { return is_small() ? 1 + 3 * subject_count_ * detail_count_ : 1; }
  [[nodiscard]] std::uint32_t cell_of(batch::PackedStatus status) const {
    if (status == 0 || !is_small()) return 0;
    return first_cell(status >> 20) + subject_cell_[status >> 10 & 0x3FF] * detail_count_ +
           detail_cell_[status & 0x3FF];
  }
  /// The cells for which a predicate on `status` holds.
  [[nodiscard]] BitSet cells_where(const core::Program& program, const core::PredicateRow& predicate) const;
  /// What cells_where() costs: the set's words, and the cells of each range.
  [[nodiscard]] std::size_t visits(const core::Program& program, const core::PredicateRow& predicate) const;

 private:
  static constexpr std::uint32_t kMostCells = 1U << 17U;
  static constexpr std::uint32_t kParts = 1000;  // RFC 3463: at most three digits a part

  /// Classes are 2, 4 and 5.
  [[nodiscard]] std::uint32_t first_cell(std::uint32_t klass) const {
    return 1 + (klass == 2 ? 0 : klass - 3) * subject_count_ * detail_count_;
  }
  void add_cells(const core::StatusRange& range, BitSet& cells) const;
  [[nodiscard]] std::size_t cells_of(const core::StatusRange& range) const;

  std::array<std::uint16_t, 1024> subject_cell_{};
  std::array<std::uint16_t, 1024> detail_cell_{};
  std::uint32_t subject_count_ = 1;
  std::uint32_t detail_count_ = 1;
};

}  // namespace carom::table
