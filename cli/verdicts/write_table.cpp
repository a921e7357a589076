// Verdicts for people: aligned columns. Widths come from the first rows, so that long inputs still stream.
#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cli/verdicts/record_id.h"
#include "cli/verdicts/verdict_writer.h"
#include "dsl/diag/printable.h"

namespace carom::cli {
namespace {

enum Column : std::size_t { kId, kCode, kStatus, kClass, kType, kSuppress, kRetry, kConfidence, kRule, kColumnCount };
using Cells = std::array<std::vector<dsl::PrintedCell>, kColumnCount>;

// Rows held back to learn how wide the columns are.
constexpr std::size_t kRowsToMeasure = 200;
constexpr std::uint32_t kWidestColumn = 40;
constexpr std::string_view kEllipsis = "…";

struct Row {
  Cells cells;
  core::BounceType type = core::BounceType::undetermined;
};

std::uint32_t width_of(const std::vector<dsl::PrintedCell>& cell) {
  std::uint32_t width = 0;
  for (const dsl::PrintedCell& one : cell) width += one.columns;
  return width;
}

// As much of the cell as `columns` hold, an ellipsis where it was cut, filled up with spaces where asked.
std::string fitted(const std::vector<dsl::PrintedCell>& cell, std::uint32_t columns, bool fill) {
  const std::uint32_t width = width_of(cell);
  const std::uint32_t room = width <= columns ? columns : columns - std::min(columns, 1U);
  std::string text;
  std::uint32_t used = 0;
  for (const dsl::PrintedCell& one : cell) {
    if (used + one.columns > room) break;
    text += one.shown;
    used += one.columns;
  }
  if (width > columns && columns > 0) {
    text += kEllipsis;
    ++used;
  }
  if (fill && used < columns) text.append(columns - used, ' ');
  return text;
}

Style style_of(core::BounceType type) {
  switch (type) {
    case core::BounceType::permanent:
      return Style::red;
    case core::BounceType::temporary:
      return Style::yellow;
    case core::BounceType::none:
      return Style::green;
    case core::BounceType::undetermined:
      return Style::faint;
  }
  return Style::faint;
}

Row row_of(const core::Record& record, const core::Verdict& verdict) {
  const std::array<std::string, kColumnCount> texts = {record_id(record),
                                                       verdict.code ? std::to_string(*verdict.code) : "",
                                                       verdict.status ? core::to_string(*verdict.status) : "",
                                                       std::string(verdict.class_name),
                                                       std::string(core::word_of(verdict.type)),
                                                       core::to_string(verdict.suppress),
                                                       core::to_string(verdict.retry),
                                                       std::string(core::word_of(verdict.confidence)),
                                                       std::string(verdict.rule)};
  Row row{{}, verdict.type};
  for (std::size_t i = 0; i < kColumnCount; ++i) row.cells[i] = dsl::print_cells(texts[i].empty() ? "-" : texts[i]);
  return row;
}

class TableWriter final : public VerdictWriter {
 public:
  explicit TableWriter(const Terminal& terminal) : terminal_(terminal) {}

  void append(std::span<const core::Record> records, std::span<const core::Verdict> verdicts,
              ByteBuffer& out) override {
    for (std::size_t i = 0; i < records.size(); ++i) {
      Row row = row_of(records[i], verdicts[i]);
      if (is_measured_) {
        append_row(row, out);
        continue;
      }
      held_.push_back(std::move(row));
      if (held_.size() == kRowsToMeasure) release(out);
    }
  }

  void finish(ByteBuffer& out) override {
    if (!is_measured_ && !held_.empty()) release(out);
  }

 private:
  void release(ByteBuffer& out) {
    measure();
    append_header(out);
    for (const Row& row : held_) append_row(row, out);
    held_.clear();
  }

  void measure() {
    is_measured_ = true;
    for (std::size_t i = 0; i < kColumnCount; ++i) {
      widths_[i] = static_cast<std::uint32_t>(kTitles[i].size());
      for (const Row& row : held_) widths_[i] = std::max(widths_[i], std::min(width_of(row.cells[i]), kWidestColumn));
    }
  }

  void append_header(ByteBuffer& out) const {
    Row header;
    for (std::size_t i = 0; i < kColumnCount; ++i) header.cells[i] = dsl::print_cells(kTitles[i]);
    out.append(styled(line_of(header, false), Style::bold, terminal_.out_colour) + "\n");
  }

  void append_row(const Row& row, ByteBuffer& out) const { out.append(line_of(row, terminal_.out_colour) + "\n"); }

  // Columns that do not fit the terminal any more are cut, the last one never filled up.
  std::string line_of(const Row& row, bool colour) const {
    std::string line;
    std::uint32_t used = 0;
    for (std::size_t i = 0; i < kColumnCount; ++i) {
      const bool is_last = i + 1 == kColumnCount;
      const std::uint32_t gap = i == 0 ? 0 : 2;
      std::uint32_t columns = is_last && terminal_.width == 0 ? width_of(row.cells[i]) : widths_[i];
      if (terminal_.width != 0) columns = std::min(columns, terminal_.width - std::min(used + gap, terminal_.width));
      if (columns == 0) break;
      const std::string cell = fitted(row.cells[i], columns, !is_last);
      line.append(gap, ' ');
      line += i == kClass && colour ? styled(cell, style_of(row.type), true) : cell;
      used += gap + columns;
    }
    return line;
  }

  static constexpr std::array<std::string_view, kColumnCount> kTitles = {
      "ID", "CODE", "STATUS", "CLASS", "TYPE", "SUPPRESS", "RETRY", "CONFIDENCE", "RULE"};

  const Terminal& terminal_;
  std::array<std::uint32_t, kColumnCount> widths_{};
  bool is_measured_ = false;
  std::vector<Row> held_;
};

}  // namespace

std::unique_ptr<VerdictWriter> make_table_writer(const Terminal& terminal) {
  return std::make_unique<TableWriter>(terminal);
}

}  // namespace carom::cli
