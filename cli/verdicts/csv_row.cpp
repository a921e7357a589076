// Cells are made safe before they are quoted.
#include "cli/verdicts/csv_row.h"

#include <algorithm>
#include <utility>

#include "dsl/diag/printable.h"

namespace carom::cli {
namespace {

// A sign that makes a spreadsheet compute, or the apostrophe that keeps it from doing so
// (docs/decisions/0021-csv-cells-are-no-formulas.md).
bool needs_guard(std::string_view shown) {
  constexpr std::string_view kSigns[] = {"=", "+", "-", "@", "'", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
  shown.remove_prefix(std::min(shown.find_first_not_of(' '), shown.size()));
  return std::ranges::any_of(kSigns, [shown](std::string_view sign) { return shown.starts_with(sign); });
}

}  // namespace

void CsvRow::add(std::string_view value) {
  const std::string shown = dsl::printable(value);
  append(needs_guard(shown) ? "'" + shown : shown);
}

std::string CsvRow::take() {
  return std::move(text_) + "\n";
}

void CsvRow::append(std::string_view shown) {
  if (!std::exchange(is_first_, false)) text_ += ',';
  if (shown.find_first_of(",\"") == std::string::npos) {
    text_ += shown;
    return;
  }
  text_ += '"';
  for (const char c : shown) text_.append(c == '"' ? 2 : 1, c);
  text_ += '"';
}

std::string_view without_guard(std::string_view cell) {
  return cell.starts_with('\'') ? cell.substr(1) : cell;
}

}  // namespace carom::cli
