// The first row of a table: what its columns are called.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carom::ingest::tables {

class Columns {
 public:
  explicit Columns(std::vector<std::string> names) : names_(std::move(names)) {}

  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const { return find(name).has_value(); }

 private:
  std::vector<std::string> names_;
};

/// The column that a place of a map names: itself, or a JSON pointer of one step.
[[nodiscard]] std::string column_of(std::string_view place);

/// What separates the cells of a line, and what it then says; the separator that gives most cells.
struct Header {
  char separator = ',';
  Columns columns;
};
/// Nothing: the line has one cell whatever separates them.
[[nodiscard]] std::optional<Header> read_header(std::string_view line);

/// A row by the names of its columns; lives as long as both.
class NamedRow {
 public:
  NamedRow(const Columns& columns, const std::vector<std::string>& cells) : columns_(columns), cells_(cells) {}

  /// Empty where the row has no such cell.
  [[nodiscard]] std::string_view operator[](std::string_view name) const;
  [[nodiscard]] const std::vector<std::string>& cells() const { return cells_; }

 private:
  const Columns& columns_;
  const std::vector<std::string>& cells_;
};

}  // namespace carom::ingest::tables
