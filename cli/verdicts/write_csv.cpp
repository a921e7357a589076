// Verdicts for spreadsheets: RFC 4180, one row a record.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/verdicts/csv_row.h"
#include "cli/verdicts/evidence_text.h"
#include "cli/verdicts/record_id.h"
#include "cli/verdicts/verdict_writer.h"
#include "dsl/diag/printable.h"

namespace carom::cli {
namespace {

#define VERDICT_KEY(id, name) "," name
#define VERBOSE_VERDICT_KEY(id, name)
constexpr std::string_view kColumns =
#include "cli/verdicts/verdict_keys.def"
    ;
#undef VERBOSE_VERDICT_KEY
#undef VERDICT_KEY

#define VERDICT_KEY(id, name)
#define VERBOSE_VERDICT_KEY(id, name) "," name
constexpr std::string_view kVerboseColumns =
#include "cli/verdicts/verdict_keys.def"
    ;
#undef VERBOSE_VERDICT_KEY
#undef VERDICT_KEY

std::string join(const std::vector<std::string>& parts) {
  return fmt::format("{}", fmt::join(parts, "; "));
}

std::string evidence_cell(const core::Program& program, const core::Record& record, const core::Verdict& verdict) {
  std::vector<std::string> parts;
  for (const core::Evidence& evidence : verdict.evidence) {
    const std::string_view field = program.field_name(evidence.field);
    const std::string_view words = evidence_text(record, evidence);
    parts.push_back(words.empty() ? std::string(field)
                                  : fmt::format("{}[{}..{}] {}", field, evidence.span.begin, evidence.span.end, words));
  }
  return join(parts);
}

std::string facts_cell(const core::Verdict& verdict) {
  std::vector<std::string> parts;
  for (const core::Fact& fact : verdict.facts) parts.push_back(fmt::format("{}={}", fact.name, fact.value));
  return join(parts);
}

std::string outer_cell(const core::Verdict& verdict) {
  if (!verdict.unwrapped) return {};
  std::string text = verdict.outer_code ? fmt::format("{} ", *verdict.outer_code) : std::string();
  if (verdict.outer_status) text += core::to_string(*verdict.outer_status) + " ";
  return text + std::string(verdict.outer_text);
}

void add_decision(const core::Verdict& verdict, CsvRow& row) {
  row.add(verdict.class_name);
  row.add(core::word_of(verdict.type));
  row.add(core::word_of(verdict.scope));
  row.add(core::word_of(verdict.action));
  row.add(core::to_string(verdict.retry));
  row.add(core::word_of(verdict.message));
  row.add(verdict.suppress.is_now());
  row.add(verdict.suppress.guarded != 0);
  row.add(core::to_string(verdict.suppress));
  row.add(core::word_of(verdict.confidence));
  row.add(verdict.rule);
  row.add(verdict.pack);
  row.add(verdict.layer ? core::word_of(*verdict.layer) : std::string_view());
}

std::string row_of(const core::Program& program, const core::Record& record, const core::Verdict& verdict,
                   bool verbose) {
  CsvRow row;
  if (record.id.starts_with('"'))
    row.add(record_id(record));
  else
    row.add_number(record_id(record));
  add_decision(verdict, row);
  row.add(verdict.code ? std::to_string(*verdict.code) : std::string());
  row.add(verdict.status ? core::to_string(*verdict.status) : std::string());
  row.add(record.recipient);
  row.add(record.file == "-" ? std::string_view() : record.file);
  row.add(evidence_cell(program, record, verdict));
  row.add(fmt::format("{}", fmt::join(verdict.tags, " ")));
  row.add(facts_cell(verdict));
  row.add(core::word_of(verdict.information));
  row.add(verdict.overrode);
  row.add(outer_cell(verdict));
  if (verbose) {
    row.add(verdict.cite);
    row.add(verdict.advice);
  }
  return row.take();
}

class CsvWriter final : public VerdictWriter {
 public:
  CsvWriter(const core::Program& program, bool verbose) : program_(program), verbose_(verbose) {}

  void begin(ByteBuffer& out) override {
    out.append(kColumns.substr(1));
    if (verbose_) out.append(kVerboseColumns);
    out.append("\n");
  }
  void append(std::span<const core::Record> records, std::span<const core::Verdict> verdicts,
              ByteBuffer& out) override {
    for (std::size_t i = 0; i < records.size(); ++i) out.append(row_of(program_, records[i], verdicts[i], verbose_));
  }

 private:
  const core::Program& program_;
  bool verbose_;
};

}  // namespace

std::unique_ptr<VerdictWriter> make_csv_writer(const core::Program& program, bool verbose) {
  return std::make_unique<CsvWriter>(program, verbose);
}

}  // namespace carom::cli
