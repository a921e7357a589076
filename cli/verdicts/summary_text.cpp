// Names stand last, so that numbers are aligned whatever the names are.
#include "cli/verdicts/summary_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "cli/console/terminal.h"
#include "dsl/diag/printable.h"
#include "support/counted.h"

namespace carom::cli {
namespace {

struct Table {
  AnswerCounts::By by;
  std::string_view heading;
};

constexpr Table kTables[] = {{AnswerCounts::By::klass, "class"},
                             {AnswerCounts::By::answering_host, "answered by, and the commonest class"},
                             {AnswerCounts::By::recipient_domain, "recipients' domain, and the commonest class"}};

std::string named(const AnswerCounts::Row& row, AnswerCounts::By by) {
  const std::string name = row.name.empty() ? "(not known)" : dsl::printable(row.name);
  return by == AnswerCounts::By::klass ? name : fmt::format("{}  {}", name, row.commonest_class);
}

std::string row_text(const AnswerCount& count, double all, std::string_view name) {
  constexpr double kPercent = 100;
  return fmt::format("{:>10} {:>7.1f} % {:>10}  {}\n", count.records,
                     kPercent * static_cast<double>(count.records) / all, count.suppressed, name);
}

std::string table_text(const AnswerCounts& counts, const Table& table, bool colour) {
  const std::vector<AnswerCounts::Row> rows = counts.rows(table.by);
  // Where no record says it, there is nothing to compare.
  if (rows.empty() || (rows.size() == 1 && rows.front().name.empty())) return {};
  std::string text = fmt::format(
      "{}\n", styled(fmt::format("{:>10} {:>9} {:>10}  {}", "records", "share", "suppressed", table.heading),
                     Style::bold, colour));
  const auto all = static_cast<double>(counts.all().records);
  const std::size_t shown = std::min(rows.size(), kSummaryRows);
  AnswerCount rest;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i < shown) {
      text += row_text(rows[i].count, all, named(rows[i], table.by));
      continue;
    }
    rest.records += rows[i].count.records;
    rest.suppressed += rows[i].count.suppressed;
  }
  if (rows.size() > shown)
    text += row_text(rest, all, fmt::format("({})", counted(rows.size() - shown, "other", "others")));
  return text;
}

}  // namespace

std::string summary_text(const AnswerCounts& counts, bool colour) {
  std::string text;
  for (const Table& table : kTables) {
    const std::string one = table_text(counts, table, colour);
    if (!text.empty() && !one.empty()) text += '\n';
    text += one;
  }
  return text;
}

}  // namespace carom::cli
