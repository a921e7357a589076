// Lines are cut to a window around the place, so that a rule file of one long line stays readable.
#include "dsl/diag/render_human.h"

#include <fmt/format.h>

#include <algorithm>

#include "dsl/diag/printable.h"
#include "support/utf8.h"

namespace carom::dsl {
namespace {

// Columns of source text shown of one line, and how many of them may stand before the caret.
constexpr std::uint32_t kWindowColumns = 100;
constexpr std::uint32_t kWindowBeforeCaret = 40;
// Bytes looked at on each side of a place, so that a line of a megabyte costs no more than a short one. A column takes
// at most four bytes and the marks combined with it.
constexpr std::size_t kWindowBytes = 1000;
constexpr std::size_t kFixColumns = 60;

constexpr std::string_view kErrorColour = "1;31";
constexpr std::string_view kWarningColour = "1;33";
constexpr std::string_view kNoteColour = "1;36";
constexpr std::string_view kHelpColour = "1;32";
constexpr std::string_view kGutterColour = "1;34";
constexpr std::string_view kMessageColour = "1";

std::string_view colour_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return kErrorColour;
    case Severity::warning:
      return kWarningColour;
    case Severity::note:
      break;
  }
  return kNoteColour;
}

// The part of a source line that is shown, and where the span lies in it. Offsets count from the line's start.
struct Excerpt {
  std::string text;
  std::uint32_t caret_column = 0;
  std::uint32_t caret_width = 1;
};

struct Crop {
  std::string_view text;
  std::size_t begin = 0;
  bool cut_before = false;
  bool cut_after = false;
};

Crop crop_bytes(std::string_view line, std::size_t caret) {
  std::size_t begin = caret > kWindowBytes ? caret - kWindowBytes : 0;
  while (begin > 0 && begin < caret && is_utf8_continuation(line[begin])) ++begin;
  std::size_t end = std::min(line.size(), caret + kWindowBytes);
  while (end > caret && end < line.size() && is_utf8_continuation(line[end])) --end;
  return {line.substr(begin, end - begin), begin, begin > 0, end < line.size()};
}

// Index of the first cell that belongs to the window, so that the caret keeps kWindowBeforeCaret columns before it.
std::size_t window_begin(const std::vector<PrintedCell>& cells, std::size_t caret, std::uint32_t all_columns) {
  if (all_columns <= kWindowColumns) return 0;
  std::uint32_t columns = 0;
  std::size_t first = caret;
  while (first > 0 && columns + cells[first - 1].columns <= kWindowBeforeCaret) columns += cells[--first].columns;
  return first;
}

std::size_t cell_at_offset(const std::vector<PrintedCell>& cells, std::size_t offset) {
  const auto found = std::ranges::upper_bound(cells, offset, {}, &PrintedCell::offset);
  if (offset >= (cells.empty() ? 0 : cells.back().offset + 1)) return cells.size();
  return static_cast<std::size_t>(found - cells.begin()) - 1;
}

std::uint32_t sum_columns(const std::vector<PrintedCell>& cells) {
  std::uint32_t sum = 0;
  for (const PrintedCell& cell : cells) sum += cell.columns;
  return sum;
}

// Cells [first, …) up to the window's width; the caret line grows beside the text.
Excerpt show_window(const std::vector<PrintedCell>& cells, const Crop& crop, Span marked) {
  const std::size_t caret = cell_at_offset(cells, marked.begin - crop.begin);
  const std::size_t first = window_begin(cells, caret, sum_columns(cells));
  Excerpt excerpt;
  std::uint32_t column = 0;
  if (crop.cut_before || first > 0) excerpt.text = "…", column = 1;
  excerpt.caret_column = column;
  std::uint32_t marked_columns = 0;
  std::size_t i = first;
  for (; i < cells.size() && column + cells[i].columns <= kWindowColumns; ++i) {
    if (i < caret) excerpt.caret_column += cells[i].columns;
    if (i >= caret && cells[i].offset + crop.begin < marked.end) marked_columns += cells[i].columns;
    column += cells[i].columns;
    excerpt.text += cells[i].shown;
  }
  if (crop.cut_after || i < cells.size()) excerpt.text += "…";
  excerpt.caret_width = std::max(marked_columns, 1U);
  return excerpt;
}

// A span that runs on into further lines is marked to the end of its first.
Excerpt excerpt_of(const SourceFile& file, Span span) {
  const LineColumn at = file.locate(span.begin);
  const std::string_view line = file.line(at.line);
  const auto line_begin = static_cast<std::uint32_t>(line.data() - file.text().data());
  const auto size = static_cast<std::uint32_t>(line.size());
  const std::uint32_t begin = std::min(span.begin - line_begin, size);
  const std::uint32_t end = std::clamp(span.end - line_begin, begin, size);
  const Crop crop = crop_bytes(line, begin);
  return show_window(print_cells(crop.text), crop, {begin, end});
}

class HumanRenderer {
 public:
  HumanRenderer(const SourceMap& sources, bool colour) : sources_(sources), colour_(colour) {}

  std::string render(const Diagnostic& diagnostic) {
    gutter_ = gutter_width(diagnostic);
    const std::string_view colour = colour_of(diagnostic.severity);
    const DiagnosticInfo& row = info(diagnostic.id);
    title(fmt::format("{}[{}] {}", word_of(diagnostic.severity), row.code, row.slug), colour, diagnostic.message);
    place(diagnostic.where, colour);
    for (const Note& note : diagnostic.notes) {
      title("note", kNoteColour, note.message);
      if (note.where) place(*note.where, kNoteColour);
    }
    for (const Edit& edit : diagnostic.fix) help(edit, diagnostic);
    return std::move(out_);
  }

 private:
  bool knows(SourceSpan where) const { return where.file < sources_.size(); }

  LineColumn locate(SourceSpan where) const { return sources_.file(where.file).locate(where.span.begin); }

  std::size_t gutter_width(const Diagnostic& diagnostic) const {
    std::uint32_t last = 1;
    if (knows(diagnostic.where)) last = locate(diagnostic.where).line;
    for (const Note& note : diagnostic.notes)
      if (note.where && knows(*note.where)) last = std::max(last, locate(*note.where).line);
    return std::to_string(last).size();
  }

  void paint(std::string_view colour, std::string_view text) {
    if (colour_)
      out_ += fmt::format("\x1b[{}m{}\x1b[0m", colour, text);
    else
      out_ += text;
  }

  void title(std::string_view head, std::string_view colour, std::string_view message) {
    paint(colour, head);
    paint(kMessageColour, ": " + printable(message));
    out_ += '\n';
  }

  void gutter(std::string_view number, std::string_view bar) {
    paint(kGutterColour, fmt::format("{:>{}} {}", number, gutter_, bar));
  }

  void place(SourceSpan where, std::string_view colour) {
    if (!knows(where)) return;
    const SourceFile& file = sources_.file(where.file);
    const LineColumn at = locate(where);
    paint(kGutterColour, fmt::format("{:{}}-->", "", gutter_));
    out_ += fmt::format(" {}:{}:{}\n", printable(file.path()), at.line, at.column);
    const Excerpt excerpt = excerpt_of(file, where.span);
    gutter("", "|");
    out_ += '\n';
    gutter(std::to_string(at.line), "|");
    out_ += excerpt.text.empty() ? "\n" : " " + excerpt.text + "\n";
    gutter("", "|");
    out_.append(excerpt.caret_column + 1, ' ');
    paint(colour, std::string(excerpt.caret_width, '^'));
    out_ += '\n';
  }

  static std::string_view head_of(Applicability applicability) {
    return applicability == Applicability::machine_applicable ? "help" : "for review";
  }

  void help(const Edit& edit, const Diagnostic& of) {
    if (!knows(edit.where)) return;
    const SourceFile& file = sources_.file(edit.where.file);
    const std::string found = quote(file.slice(edit.where.span));
    const std::string written = quote(edit.replacement);
    std::string message;
    if (edit.where.span.empty())
      message = "insert " + written;
    else if (edit.replacement.empty())
      message = "remove " + found;
    else
      message = "replace " + found + " by " + written;
    title(head_of(of.applicability), kHelpColour, message + elsewhere(edit.where, of.where));
  }

  // Says where an edit goes, unless that is the very place already shown.
  std::string elsewhere(SourceSpan where, SourceSpan told) const {
    if (where == told) return {};
    const LineColumn at = locate(where);
    const bool same_file = where.file == told.file;
    return fmt::format(" at {}{}:{}", same_file ? "" : sources_.file(where.file).path() + ":", at.line, at.column);
  }

  static std::string quote(std::string_view text) {
    const std::vector<PrintedCell> cells = print_cells(text.substr(0, kFixColumns * 4));
    const bool cut = cells.size() > kFixColumns || text.size() > kFixColumns * 4;
    const std::size_t end = cells.size() > kFixColumns ? cells[kFixColumns].offset : text.size();
    return fmt::format("`{}{}`", printable(text.substr(0, end)), cut ? "…" : "");
  }

  const SourceMap& sources_;
  bool colour_;
  std::size_t gutter_ = 1;
  std::string out_;
};

}  // namespace

std::string render_human(const Diagnostic& diagnostic, const SourceMap& sources, bool colour) {
  return HumanRenderer(sources, colour).render(diagnostic);
}

std::string render_human(std::span<const Diagnostic> diagnostics, const SourceMap& sources, bool colour) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (!out.empty()) out += '\n';
    out += render_human(diagnostic, sources, colour);
  }
  return out;
}

}  // namespace carom::dsl
