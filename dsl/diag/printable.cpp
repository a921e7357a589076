// Tables of what moves, hides or widens; a code point in none of them is one column wide.
#include "dsl/diag/printable.h"

#include <fmt/format.h>

#include <algorithm>

#include "support/utf8.h"

namespace carom::dsl {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Format characters that show nothing themselves but change how their neighbours show (Unicode category Cf, the line
// and paragraph separators, variation tags).
constexpr Range kInvisible[] = {{0xAD, 0xAD},     {0x61C, 0x61C},   {0x180E, 0x180E},
                                {0x200B, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F},
                                {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xE0000, 0xE0FFF}};
// Combining marks stand on the character before them.
constexpr Range kCombining[] = {{0x300, 0x36F},   {0x483, 0x489},   {0x591, 0x5BD},   {0x64B, 0x65F},  {0x1AB0, 0x1AFF},
                                {0x1DC0, 0x1DFF}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}};
// East Asian Width W and F, and the pictographs that terminals show two columns wide.
constexpr Range kWide[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xAC00, 0xD7A3},
                           {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},
                           {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1FAFF}, {0x20000, 0x3FFFD}};

template <std::size_t N>
bool lies_in(char32_t point, const Range (&ranges)[N]) {
  return std::ranges::any_of(ranges, [point](Range r) { return r.first <= point && point <= r.last; });
}

std::string escape(char32_t point) {
  switch (point) {
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\t':
      return "\\t";
    default:
      break;
  }
  const auto number = static_cast<std::uint32_t>(point);
  return point < 0x80 ? fmt::format("\\x{:02x}", number) : fmt::format("\\u{{{:x}}}", number);
}

bool must_be_escaped(char32_t point) {
  return point < 0x20 || (point >= 0x7F && point < 0xA0) || lies_in(point, kInvisible);
}

std::uint32_t columns_of(char32_t point) {
  if (lies_in(point, kCombining)) return 0;
  return lies_in(point, kWide) ? 2 : 1;
}

PrintedCell cell_at(std::string_view text, std::size_t at, Utf8Step step) {
  PrintedCell cell{static_cast<std::uint32_t>(at), 0, {}};
  if (!step.code_point)
    cell.shown = fmt::format("\\x{:02x}", static_cast<unsigned char>(text[at]));
  else if (must_be_escaped(*step.code_point))
    cell.shown = escape(*step.code_point);
  else
    return {cell.offset, columns_of(*step.code_point), std::string(text.substr(at, step.size))};
  cell.columns = static_cast<std::uint32_t>(cell.shown.size());
  return cell;
}

}  // namespace

std::vector<PrintedCell> print_cells(std::string_view text) {
  constexpr std::uint32_t kTabStop = 4;
  std::vector<PrintedCell> cells;
  std::uint32_t column = 0;
  for (std::size_t i = 0; i < text.size();) {
    const Utf8Step step = decode_utf8(text, i);
    PrintedCell cell = cell_at(text, i, step);
    if (step.code_point == U'\t') {
      cell.columns = kTabStop - column % kTabStop;
      cell.shown.assign(cell.columns, ' ');
    }
    column += cell.columns;
    cells.push_back(std::move(cell));
    i += step.size;
  }
  return cells;
}

std::string printable(std::string_view text) {
  std::string shown;
  for (std::size_t i = 0; i < text.size();) {
    const Utf8Step step = decode_utf8(text, i);
    shown += cell_at(text, i, step).shown;
    i += step.size;
  }
  return shown;
}

std::string printable_lines(std::string_view text) {
  std::string shown;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\n\t"), text.size());
    shown += printable(text.substr(0, end));
    shown += text.substr(end, 1);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return shown;
}

}  // namespace carom::dsl
