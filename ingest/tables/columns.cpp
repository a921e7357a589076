// Names are compared as they stand; which column is which field is the format's to say.
#include "ingest/tables/columns.h"

#include <algorithm>
#include <array>
#include <utility>

#include "ingest/records/value_spellings.h"
#include "ingest/tables/row_splitter.h"

namespace carom::ingest::tables {

std::optional<std::size_t> Columns::find(std::string_view name) const {
  const auto found = std::ranges::find(names_, name);
  return found == names_.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - names_.begin()));
}

std::string column_of(std::string_view place) {
  if (!place.starts_with('/')) return std::string(place);
  std::string name(place.substr(1));
  for (const auto& [escape, character] : {std::pair{"~1", "/"}, std::pair{"~0", "~"}})
    for (std::size_t at = name.find(escape); at != std::string::npos; at = name.find(escape, at + 1))
      name.replace(at, 2, character);
  return name;
}

std::optional<Header> read_header(std::string_view line) {
  constexpr std::array<char, 4> kSeparators = {',', ';', '\t', '|'};
  std::optional<Header> best;
  for (const char separator : kSeparators) {
    auto cells = split_row(line, separator);
    if (!cells || cells->size() < 2 || (best && cells->size() <= best->columns.names().size())) continue;
    for (std::string& cell : *cells) cell = std::string(trim(cell));
    best = Header{separator, Columns(*std::move(cells))};
  }
  return best;
}

std::string_view NamedRow::operator[](std::string_view name) const {
  const std::optional<std::size_t> column = columns_.find(name);
  return column && *column < cells_.size() ? std::string_view(cells_[*column]) : std::string_view{};
}

}  // namespace carom::ingest::tables
