// Rows are written with open widths, which are filled in once all rows of the group are known.
#include "dsl/format/format_rows.h"

#include <algorithm>

#include "dsl/format/format_condition.h"
#include "dsl/format/format_property.h"

namespace carom::dsl {
namespace {

// Longer names and conditions are left out of their column, so that one of them does not push all others to the right.
constexpr std::uint32_t kLongestAlignedName = 24;
constexpr std::uint32_t kLongestAlignedCondition = 48;
// Rows stand in a block.
constexpr std::uint32_t kRowIndent = 2;

// What has been written of one row: widths on one line, and the operations of the layout that become columns.
struct WrittenRow {
  std::uint32_t name = 0;
  std::uint32_t condition = 0;
  std::uint32_t arrow = 0;
  std::uint32_t tests = 0;  // with the spaces between them
  bool condition_broken = false;
  bool tests_broken = false;
  std::size_t spaces_after_name = 0;
  std::size_t spaces_before_arrow = 0;  // when it has one
  std::vector<std::size_t> spaces_before_tests;

  [[nodiscard]] bool has_arrow() const { return arrow > 0; }
  [[nodiscard]] bool has_tests() const { return !spaces_before_tests.empty(); }
};

class RowFormatter {
 public:
  RowFormatter(TokenWriter& out, const std::vector<ast::Row>& rows) : out_(out), layout_(out.layout()), rows_(rows) {
    for (const ast::Row& row : rows)
      if (row.name.text.size() <= kLongestAlignedName)
        name_column_ = std::max(name_column_, static_cast<std::uint32_t>(row.name.text.size()) + 2);
  }

  void format(bool first) {
    for (const ast::Row& row : rows_) {
      out_.begin_entry(first && written_.empty());
      layout_.hard_line();
      written_.push_back(write(row));
    }
    for (const WrittenRow& row : written_) align_name(row);
    align_arrows();
    align_tests();
  }

 private:
  WrittenRow write(const ast::Row& row) {
    WrittenRow written;
    const std::size_t begin = layout_.size();
    out_.name(row.name);
    out_.word(":");
    written.name = layout_.flat_columns(begin, layout_.size());
    written.spaces_after_name = layout_.spaces(1);
    layout_.indent(static_cast<std::int32_t>(name_column_));
    write_condition(row, written);
    write_tests(row.tests, written);
    layout_.indent(-static_cast<std::int32_t>(name_column_));
    return written;
  }

  void write_condition(const ast::Row& row, WrittenRow& written) {
    const std::size_t begin = layout_.size();
    format_condition(out_, *row.condition, 0);
    written.condition = layout_.flat_columns(begin, layout_.size());
    written.condition_broken = layout_.is_broken(begin, layout_.size());
    if (!row.arrow) return;
    written.spaces_before_arrow = layout_.spaces(1);
    const std::size_t arrow = layout_.size();
    out_.word("=>");
    out_.space();
    out_.name(row.arrow->target);
    written.arrow = layout_.flat_columns(arrow, layout_.size());
    written.condition_broken |= layout_.is_broken(arrow, layout_.size());
  }

  void write_tests(const std::vector<ast::Test>& tests, WrittenRow& written) {
    const std::size_t begin = layout_.size();
    for (const ast::Test& test : tests) {
      written.tests_broken |= out_.newline_ahead();
      written.spaces_before_tests.push_back(layout_.spaces(1));
      out_.word(test.negated ? "!~" : "~");
      out_.space();
      format_sample(out_, test.sample);
    }
    written.tests = layout_.flat_columns(begin, layout_.size());
    written.tests_broken |= layout_.is_broken(begin, layout_.size());
  }

  void align_name(const WrittenRow& row) {
    layout_.set_spaces(row.spaces_after_name, row.name < name_column_ ? name_column_ - row.name : 1);
  }

  [[nodiscard]] std::uint32_t condition_begin(const WrittenRow& row) const {
    return kRowIndent + std::max(name_column_, row.name + 1);
  }

  // Such a condition, with its arrow, stands on one line.
  [[nodiscard]] bool is_aligned(const WrittenRow& row) const {
    const std::uint32_t arrow = row.has_arrow() ? row.arrow + 1 : 0;
    return !row.condition_broken && row.condition <= kLongestAlignedCondition &&
           condition_begin(row) + row.condition + arrow <= kLineColumns;
  }

  void align_arrows() {
    for (const WrittenRow& row : written_)
      if (row.has_arrow() && is_aligned(row)) arrow_column_ = std::max(arrow_column_, row.condition + 1);
    for (const WrittenRow& row : written_) {
      if (!row.has_arrow()) continue;
      if (stands_in_arrow_column(row))
        layout_.set_spaces(row.spaces_before_arrow, arrow_column_ - row.condition);
      else
        layout_.set_fill_line(row.spaces_before_arrow, false);
    }
  }

  // An arrow that the column would push over the line's end stays out of it.
  [[nodiscard]] bool stands_in_arrow_column(const WrittenRow& row) const {
    return is_aligned(row) && condition_begin(row) + arrow_column_ + row.arrow <= kLineColumns;
  }

  // Columns of condition and arrow as they are aligned.
  [[nodiscard]] std::uint32_t head(const WrittenRow& row) const {
    if (!row.has_arrow()) return row.condition;
    return (stands_in_arrow_column(row) ? arrow_column_ : row.condition + 1) + row.arrow;
  }

  void align_tests() {
    for (const WrittenRow& row : written_)
      if (row.has_tests() && is_aligned(row)) test_column_ = std::max(test_column_, head(row) + 1);
    const bool on_one_line = std::ranges::all_of(written_, [this](const WrittenRow& row) { return fits(row); });
    for (const WrittenRow& row : written_) {
      for (const std::size_t spaces : row.spaces_before_tests)
        if (!on_one_line) layout_.set_hard_line(spaces);
      if (on_one_line && row.has_tests()) layout_.set_spaces(row.spaces_before_tests.front(), spaces_before_test(row));
    }
  }

  [[nodiscard]] std::uint32_t spaces_before_test(const WrittenRow& row) const {
    return is_aligned(row) ? test_column_ - head(row) : 1;
  }

  [[nodiscard]] bool fits(const WrittenRow& row) const {
    if (row.condition_broken || row.tests_broken) return false;
    const std::uint32_t tests = row.has_tests() ? spaces_before_test(row) - 1 + row.tests : 0;
    return condition_begin(row) + head(row) + tests <= kLineColumns;
  }

  TokenWriter& out_;
  Layout& layout_;
  const std::vector<ast::Row>& rows_;
  std::vector<WrittenRow> written_;
  std::uint32_t name_column_ = 0;  // these three count from the row's begin, and from the condition's
  std::uint32_t arrow_column_ = 0;
  std::uint32_t test_column_ = 0;
};

}  // namespace

void format_rows(TokenWriter& out, const std::vector<ast::Row>& rows, bool first) {
  RowFormatter(out, rows).format(first);
}

}  // namespace carom::dsl
