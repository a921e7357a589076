// A row of RFC 4180 for spreadsheets, with `\n` at its end.
#pragma once

#include <string>
#include <string_view>

namespace carom::cli {

/// Appends values to one row, quoted where RFC 4180 asks for it.
class CsvRow {
 public:
  /// Controls are shown as escapes; an apostrophe keeps a cell from being a formula
  /// (docs/decisions/0021-csv-cells-are-no-formulas.md).
  void add(std::string_view value);
  void add(const char* value) { add(std::string_view(value)); }
  void add(bool value) { append(value ? "true" : "false"); }
  /// A JSON number.
  void add_number(std::string_view value) { append(value); }
  [[nodiscard]] std::string take();

 private:
  void append(std::string_view shown);

  std::string text_;
  bool is_first_ = true;
};

/// A cell's value as CsvRow was given it, but for escapes.
[[nodiscard]] std::string_view without_guard(std::string_view cell);

}  // namespace carom::cli
