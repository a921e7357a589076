// One class a format.
#include "cli/suppress/listed_writer.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "cli/verdicts/csv_row.h"
#include "dsl/diag/printable.h"
#include "ingest/records/timestamp.h"
#include "support/json_writer.h"

namespace carom::cli {
namespace {

std::string until_text(const suppression::Listing& listing) {
  return listing.until ? time_text(*listing.until) : std::string();
}

class NdjsonListed final : public ListedWriter {
 public:
  void append(const suppression::Listed& listed, std::string& out) override {
    out.append(listing_as_json(listed)).append("\n");
  }
};

class CsvListed final : public ListedWriter {
 public:
  void begin(std::string& out) override { out += "entry,guarded,since,until,class,rule,count\n"; }
  void append(const suppression::Listed& listed, std::string& out) override {
    CsvRow row;
    row.add(listed.entry);
    row.add(listed.is_guarded);
    row.add(time_text(listed.listing.since));
    row.add(until_text(listed.listing));
    row.add(listed.class_name);
    row.add(listed.rule);
    row.add_number(std::to_string(listed.listing.count));
    out += row.take();
  }
};

// Widths come from all rows: a table is looked at, not piped.
class TableListed final : public ListedWriter {
 public:
  explicit TableListed(bool colour) : colour_(colour) {}

  void append(const suppression::Listed& listed, std::string&) override {
    const std::string until = until_text(listed.listing);
    rows_.push_back({printed(listed.entry), printed(listed.is_guarded ? "guarded" : ""),
                     printed(time_text(listed.listing.since)), printed(until.empty() ? "-" : until),
                     printed(std::to_string(listed.listing.count)), printed(listed.class_name)});
  }
  void end(std::string& out) override {
    if (rows_.empty()) return;
    Row titles;
    for (std::size_t i = 0; i < kColumns; ++i) titles[i] = printed(kTitles[i]);
    measure(titles);
    for (const Row& row : rows_) measure(row);
    out.append(styled(line_of(titles), Style::bold, colour_)).append("\n");
    for (const Row& row : rows_) out.append(line_of(row)).append("\n");
  }

 private:
  static constexpr std::size_t kColumns = 6;
  static constexpr std::array<std::string_view, kColumns> kTitles = {"ENTRY", "KIND",  "SINCE",
                                                                     "UNTIL", "COUNT", "CLASS"};
  struct Cell {
    std::string text;
    std::size_t columns = 0;
  };
  using Row = std::array<Cell, kColumns>;

  static Cell printed(std::string_view text) {
    Cell cell;
    for (const dsl::PrintedCell& one : dsl::print_cells(text)) {
      cell.text += one.shown;
      cell.columns += one.columns;
    }
    return cell;
  }

  void measure(const Row& row) {
    for (std::size_t i = 0; i < kColumns; ++i) widths_[i] = std::max(widths_[i], row[i].columns);
  }

  [[nodiscard]] std::string line_of(const Row& row) const {
    std::string line;
    for (std::size_t i = 0; i < kColumns; ++i) {
      line += row[i].text;
      if (i + 1 < kColumns) line.append(widths_[i] - row[i].columns + 2, ' ');
    }
    return line;
  }

  bool colour_;
  std::vector<Row> rows_;
  std::array<std::size_t, kColumns> widths_{};
};

ListFormat chosen(ListFormat format, const Terminal& terminal) {
  if (format != ListFormat::automatic) return format;
  return terminal.out_is_terminal ? ListFormat::table : ListFormat::ndjson;
}

}  // namespace

std::string time_text(std::int64_t seconds) {
  return ingest::utc_of_seconds(seconds).value_or(std::to_string(seconds));
}

std::string listing_as_json(const suppression::Listed& listed) {
  std::string line;
  JsonWriter json(line);
  json.begin_object();
  json.member("entry", listed.entry);
  json.member("guarded", listed.is_guarded);
  json.member("since", time_text(listed.listing.since));
  json.member_or_null("until", until_text(listed.listing));
  json.member_or_null("class", listed.class_name);
  json.member_or_null("rule", listed.rule);
  json.member("count", listed.listing.count);
  json.end_object();
  return line;
}

std::unique_ptr<ListedWriter> make_listed_writer(ListFormat format, const Terminal& terminal) {
  switch (chosen(format, terminal)) {
    case ListFormat::table:
      return std::make_unique<TableListed>(terminal.out_colour);
    case ListFormat::csv:
      return std::make_unique<CsvListed>();
    case ListFormat::ndjson:
    case ListFormat::automatic:
      break;
  }
  return std::make_unique<NdjsonListed>();
}

}  // namespace carom::cli
