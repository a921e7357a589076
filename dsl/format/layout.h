// Decides where lines end: a stream of texts, possible breaks and comments in, lines of at most kLineColumns out. It
// knows nothing of the language. (After Oppen, "Prettyprinting", 1980: groups are broken from the outside in.)
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace carom::dsl {

inline constexpr std::uint32_t kLineColumns = 110;

/// Texts and breaks are appended in order. Inside a group all lines break or none does; a group stays on one line when
/// it fits, holds no comment and was not closed as broken. O(appended) in time and space.
class Layout {
 public:
  /// What must not be broken. `blank_before`: after a line end comes one empty line.
  void text(std::string_view text, bool blank_before = false);
  /// Written only where its group stays on one line.
  void flat_text(std::string_view text);
  /// Written only where its group is broken.
  void broken_text(std::string_view text);
  /// A comment with its `#`: behind what stands on the line, or on a line of its own; either way the line ends.
  void comment(std::string_view text, bool trailing, bool blank_before);

  /// Spaces that never become a line end. Answers the operation's index, for the functions below.
  std::size_t spaces(std::uint32_t count);
  /// A space, or a line end when its group is broken.
  void line() { append({Kind::line, 1}); }
  /// Nothing, or a line end when its group is broken.
  void soft_line() { append({Kind::soft_line, 0}); }
  /// A line end in any case.
  void hard_line() { append({Kind::hard_line, 0}); }
  /// A space, or a line end when `forced` or when what follows, groups as a whole, up to the next break does not fit.
  /// Answers the operation's index.
  std::size_t fill_line(bool forced = false);

  void open_group();
  void close_group(bool broken = false);
  void indent(std::int32_t columns);

  /// For columns that are known only when all rows are there: what an earlier spaces or fill_line becomes.
  void set_spaces(std::size_t operation, std::uint32_t count);
  void set_fill_line(std::size_t operation, bool forced);
  void set_hard_line(std::size_t operation);

  /// The index that the next operation gets.
  [[nodiscard]] std::size_t size() const { return operations_.size(); }
  /// Columns of the operations [begin, end) on one line.
  [[nodiscard]] std::uint32_t flat_columns(std::size_t begin, std::size_t end) const;
  /// True when a comment or a broken group is among [begin, end).
  [[nodiscard]] bool is_broken(std::size_t begin, std::size_t end) const;

  /// The lines, each with its end. `line_columns` is what a line should not exceed. Every group must be closed.
  [[nodiscard]] std::string render(std::uint32_t line_columns = kLineColumns) const;

 private:
  friend class LayoutRenderer;

  enum class Kind : std::uint8_t {
    text,
    flat_text,
    broken_text,
    comment,
    spaces,
    line,
    soft_line,
    hard_line,
    fill_line,
    open,
    close,
    indent
  };
  struct Operation {
    Kind kind = Kind::text;
    std::uint32_t columns = 0;  // on one line
    bool blank_before = false;
    bool trailing = false;   // comment
    bool broken = false;     // open; fill_line: forced
    std::int32_t shift = 0;  // indent
    std::size_t close = 0;   // open: index of its close
    std::string text = {};
  };

  void replace(std::size_t index, Operation operation);
  void append(Operation operation) { operations_.push_back(std::move(operation)); }

  std::vector<Operation> operations_;
  std::vector<std::size_t> open_groups_;
};

}  // namespace carom::dsl
