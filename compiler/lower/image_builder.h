// Fills image tables and stores equal things once: patterns, predicates and expressions are found again by what they
// hold (hash-consing). Rows come out in the order of first use, so equal rule sets give equal images.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "compiler/ir/condition.h"
#include "compiler/ir/rule_set.h"
#include "runtime/core/image_writer.h"
#include "support/byte_interner.h"

namespace carom::compiler::lowering {

class ImageBuilder {
 public:
  explicit ImageBuilder(core::ImageTables& tables) : tables_(tables) {}

  [[nodiscard]] core::ImageTables& tables() { return tables_; }

  /// Row of `patterns`.
  [[nodiscard]] std::uint32_t pattern(core::FieldId field, const ir::Pattern& pattern);
  /// Row of `predicates`.
  [[nodiscard]] std::uint32_t predicate(const ir::Predicate& predicate);
  /// Row of `expressions`; children get their rows before their parents.
  [[nodiscard]] std::uint32_t expression(const ir::Condition& condition);
  /// Row of `expressions` for a condition that need not be there.
  [[nodiscard]] std::uint32_t expression_or_always(const std::optional<ir::Condition>& condition);
  /// Rows of `unless`.
  [[nodiscard]] core::RowRange unless(const std::vector<ir::Condition>& conditions);

 private:
  core::ImageTables& tables_;
  // What is interned are the bytes that make two rows equal; the number is the row's.
  ByteInterner patterns_;
  ByteInterner predicates_;
  ByteInterner expressions_;
  ByteInterner operands_;
  std::vector<core::RowRange> operand_rows_;  ///< by number of operands_
  /// Rows of a list's entries in a field: its second user spells no keys for thousands of entries.
  std::map<std::pair<std::shared_ptr<const void>, core::FieldId>, core::RowRange> list_rows_;

  friend class OperandLowering;
};

/// Appends `rows` to a section.
template <class Row>
[[nodiscard]] core::RowRange append(std::vector<Row>& section, const std::vector<Row>& rows) {
  const core::RowRange range{static_cast<std::uint32_t>(section.size()), static_cast<std::uint32_t>(rows.size())};
  section.insert(section.end(), rows.begin(), rows.end());
  return range;
}

}  // namespace carom::compiler::lowering
