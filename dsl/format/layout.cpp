// Operations are collected while widths are still open, and become lines in one pass.
#include "dsl/format/layout.h"

#include <algorithm>

#include "support/check.h"
#include "support/utf8.h"

namespace carom::dsl {
namespace {

constexpr std::string_view kBeforeComment = "  ";
// How far a line is indented that only a comment has begun.
constexpr std::uint32_t kAfterCommentIndent = 4;

std::uint32_t columns_of(std::string_view text) {
  const auto continuation = std::ranges::count_if(text, is_utf8_continuation);
  return static_cast<std::uint32_t>(text.size()) - static_cast<std::uint32_t>(continuation);
}

}  // namespace

void Layout::text(std::string_view text, bool blank_before) {
  append({.kind = Kind::text, .columns = columns_of(text), .blank_before = blank_before, .text = std::string(text)});
}

void Layout::flat_text(std::string_view text) {
  append({.kind = Kind::flat_text, .columns = columns_of(text), .text = std::string(text)});
}

void Layout::broken_text(std::string_view text) {
  append({.kind = Kind::broken_text, .text = std::string(text)});
}

void Layout::comment(std::string_view text, bool trailing, bool blank_before) {
  append({.kind = Kind::comment, .blank_before = blank_before, .trailing = trailing, .text = std::string(text)});
}

std::size_t Layout::spaces(std::uint32_t count) {
  append({.kind = Kind::spaces, .columns = count});
  return operations_.size() - 1;
}

std::size_t Layout::fill_line(bool forced) {
  append({.kind = Kind::fill_line, .columns = 1, .broken = forced});
  return operations_.size() - 1;
}

void Layout::open_group() {
  open_groups_.push_back(operations_.size());
  append({.kind = Kind::open});
}

void Layout::close_group(bool broken) {
  CAROM_CHECK(!open_groups_.empty(), "a layout group is closed that was not opened");
  const std::size_t opener = open_groups_.back();
  open_groups_.pop_back();
  operations_[opener].broken = broken || is_broken(opener + 1, operations_.size());
  operations_[opener].close = operations_.size();
  append({.kind = Kind::close});
}

void Layout::indent(std::int32_t columns) {
  append({.kind = Kind::indent, .shift = columns});
}

void Layout::set_spaces(std::size_t operation, std::uint32_t count) {
  replace(operation, {.kind = Kind::spaces, .columns = count});
}

void Layout::set_fill_line(std::size_t operation, bool forced) {
  replace(operation, {.kind = Kind::fill_line, .columns = 1, .broken = forced});
}

void Layout::set_hard_line(std::size_t operation) {
  replace(operation, {.kind = Kind::hard_line});
}

void Layout::replace(std::size_t index, Operation operation) {
  CAROM_CHECK(index < operations_.size(), "a layout operation is replaced that was not appended");
  const Kind kind = operations_[index].kind;
  CAROM_CHECK(kind == Kind::spaces || kind == Kind::fill_line || kind == Kind::hard_line,
              "a layout operation is replaced that is neither spaces nor a line end");
  operations_[index] = std::move(operation);
}

std::uint32_t Layout::flat_columns(std::size_t begin, std::size_t end) const {
  std::uint32_t columns = 0;
  for (std::size_t i = begin; i < end; ++i) columns += operations_[i].columns;
  return columns;
}

bool Layout::is_broken(std::size_t begin, std::size_t end) const {
  const auto breaks = [](const Operation& operation) {
    return operation.kind == Kind::comment || operation.kind == Kind::hard_line || operation.broken;
  };
  return std::any_of(operations_.begin() + static_cast<std::ptrdiff_t>(begin),
                     operations_.begin() + static_cast<std::ptrdiff_t>(end), breaks);
}

// White space is held back until the next text, because a comment may come between and end the line.
class LayoutRenderer {
 public:
  LayoutRenderer(const Layout& layout, std::uint32_t line_columns)
      : operations_(layout.operations_), line_columns_(line_columns) {
    columns_before_.reserve(operations_.size() + 1);
    columns_before_.push_back(0);
    for (const Layout::Operation& operation : operations_)
      columns_before_.push_back(columns_before_.back() + operation.columns);
  }

  std::string render() {
    for (std::size_t i = 0; i < operations_.size(); ++i) step(i);
    if (!out_.empty()) out_ += '\n';
    return std::move(out_);
  }

 private:
  using Kind = Layout::Kind;

  void step(std::size_t i) {
    const Layout::Operation& operation = operations_[i];
    switch (operation.kind) {
      case Kind::text:
        return write(operation.text, operation.columns, operation.blank_before);
      case Kind::flat_text:
        if (is_flat()) write(operation.text, operation.columns, false);
        return;
      case Kind::broken_text:
        if (!is_flat()) write(operation.text, columns_of(operation.text), false);
        return;
      case Kind::comment:
        return write_comment(operation);
      case Kind::spaces:
        spaces_ += operation.columns;
        return;
      case Kind::line:
      case Kind::soft_line:
        if (is_flat())
          spaces_ += operation.columns;
        else
          end_line(indent_);
        return;
      case Kind::hard_line:
        return end_line(indent_);
      case Kind::fill_line:
        return fill(i);
      case Kind::open:
        flat_groups_.push_back(is_flat() || (!operation.broken && fits(next_column(), i + 1, operation.close, true)));
        return;
      case Kind::close:
        flat_groups_.pop_back();
        return;
      case Kind::indent:
        indent_ = static_cast<std::uint32_t>(static_cast<std::int32_t>(indent_) + operation.shift);
        return;
    }
  }

  [[nodiscard]] bool is_flat() const { return !flat_groups_.empty() && flat_groups_.back(); }

  // The column that the next text gets.
  [[nodiscard]] std::uint32_t next_column() const { return line_ended_ ? next_indent_ : column_ + spaces_; }

  [[nodiscard]] bool is_break(std::size_t i) const {
    const Kind kind = operations_[i].kind;
    return kind == Kind::line || kind == Kind::soft_line || kind == Kind::hard_line || kind == Kind::fill_line ||
           kind == Kind::comment;
  }

  // Whether operations [begin, end) on one line, and what cannot be parted from them, fit from `column` on. With
  // `whole_groups` each group further on counts as on one line, unless it is broken anyway.
  [[nodiscard]] bool fits(std::uint32_t column, std::size_t begin, std::size_t end, bool whole_groups) const {
    column += columns_before_[end] - columns_before_[begin];
    for (std::size_t i = end; i < operations_.size() && column <= line_columns_ && !is_break(i); ++i) {
      const Layout::Operation& operation = operations_[i];
      const bool whole = whole_groups && operation.kind == Kind::open && !operation.broken;
      column += whole ? columns_before_[operation.close] - columns_before_[i] : columns_behind(operation);
      if (whole) i = operation.close;
    }
    return column <= line_columns_;
  }

  // Of an operation behind a group of which it is not known yet whether it is broken.
  [[nodiscard]] static std::uint32_t columns_behind(const Layout::Operation& operation) {
    if (operation.kind == Kind::broken_text) return columns_of(operation.text);
    return operation.kind == Kind::text || operation.kind == Kind::spaces ? operation.columns : 0;
  }

  // A group that fits on no line is broken either way, so it need not begin a line: its first part decides. This makes
  // the layout of a text that has been laid out before the same again.
  void fill(std::size_t i) {
    spaces_ += 1;
    const std::size_t next = i + 1;
    if (operations_[i].broken) return end_line(indent_);
    if (is_flat() || fits(next_column(), next, next, true)) return;
    if (fits(indent_, next, next, true) || !fits(next_column(), next, next, false)) end_line(indent_);
  }

  void end_line(std::uint32_t next_indent) {
    spaces_ = 0;
    line_ended_ = true;
    next_indent_ = next_indent;
  }

  void write(std::string_view text, std::uint32_t columns, bool blank_before) {
    const std::uint32_t column = next_column();
    if (line_ended_ && !out_.empty()) out_ += blank_before ? "\n\n" : "\n";
    out_.append(line_ended_ ? next_indent_ : spaces_, ' ');
    out_ += text;
    column_ = column + columns;
    spaces_ = 0;
    line_ended_ = false;
  }

  void write_comment(const Layout::Operation& comment) {
    const std::uint32_t next_indent = line_ended_ ? next_indent_ : indent_ + kAfterCommentIndent;
    if (comment.trailing && !out_.empty()) {
      out_ += kBeforeComment;
      out_ += comment.text;
    } else {
      end_line(next_indent);
      write(comment.text, 0, comment.blank_before);
    }
    end_line(next_indent);
  }

  const std::vector<Layout::Operation>& operations_;
  std::uint32_t line_columns_;
  std::vector<std::uint32_t> columns_before_;
  std::vector<bool> flat_groups_;
  std::string out_;
  std::uint32_t indent_ = 0;
  std::uint32_t column_ = 0;
  std::uint32_t spaces_ = 0;
  bool line_ended_ = true;
  std::uint32_t next_indent_ = 0;
};

std::string Layout::render(std::uint32_t line_columns) const {
  CAROM_CHECK(open_groups_.empty(), "a layout is rendered while a group is open");
  return LayoutRenderer(*this, line_columns).render();
}

}  // namespace carom::dsl
