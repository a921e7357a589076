// Both forms say the same, in the same order.
#include "cli/import/import_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "support/json_writer.h"

namespace carom::cli {

void ImportReport::sort() {
  std::ranges::sort(findings_, {}, [](const ImportFinding& one) { return std::tie(one.place, one.kind, one.found); });
}

std::size_t ImportReport::count(std::string_view kind) const {
  return static_cast<std::size_t>(std::ranges::count(findings_, kind, &ImportFinding::kind));
}

std::string ImportReport::as_text() const {
  std::string text;
  for (const ImportFinding& finding : findings_) {
    text += fmt::format("{}:{}: {}: {}", files_[finding.place.file], finding.place.line, finding.kind, finding.found);
    text += finding.repair.empty() ? "\n" : "; " + finding.repair + "\n";
  }
  return text;
}

std::string ImportReport::as_ndjson() const {
  std::string text;
  for (const ImportFinding& finding : findings_) {
    JsonWriter json(text);
    json.begin_object().member("file", files_[finding.place.file]).member("line", finding.place.line);
    json.member("kind", finding.kind).member("found", finding.found);
    if (!finding.repair.empty()) json.member("repair", finding.repair);
    if (!finding.rule.empty()) json.member("rule", finding.rule);
    if (!finding.pattern.empty()) json.member("pattern", finding.pattern);
    json.end_object();
    text += '\n';
  }
  return text;
}

}  // namespace carom::cli
