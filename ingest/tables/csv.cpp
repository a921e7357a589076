// Any table: its columns are fields by their names, as members of JSON records are, or by `--map`.
#include <fmt/format.h>

#include <algorithm>

#include "ingest/events_seen.h"
#include "ingest/reading_notes.h"
#include "ingest/records/field_targets.h"
#include "ingest/records/record_builder.h"
#include "ingest/tables/table_formats.h"

namespace carom::ingest::tables {
namespace {

class CsvReader final : public RowReader {
 public:
  CsvReader(std::shared_ptr<const FieldTargets> targets, std::vector<Target> by_column,
            std::vector<std::optional<std::size_t>> mapping_of_column, std::string names, const ReadOptions& options,
            RecordCollector& records)
      : targets_(std::move(targets)),
        by_column_(std::move(by_column)),
        mapping_of_column_(std::move(mapping_of_column)),
        names_(std::move(names)),
        options_(options),
        records_(records) {}

  void read(const NamedRow& row, std::uint64_t place, std::uint64_t offset) override {
    core::Record record;
    builder_.begin(record, records_.arena());
    builder_.set_place(place);
    const std::size_t count = std::min(row.cells().size(), by_column_.size());
    for (std::size_t i = 0; i < count; ++i) take(i, records_.arena().keep(row.cells()[i]));
    builder_.finish();
    std::string refusal = settle_doubts(builder_, *targets_, records_.next_number(), [this] { return names_; });
    if (!refusal.empty())
      records_.reject(offset, std::move(refusal));
    else if (options_.seen == nullptr || options_.seen->note(record))
      records_.record(record);
    else if (options_.notes != nullptr)
      options_.notes->take_passed_over(kDuplicate);
  }

 private:
  void take(std::size_t column, std::string_view cell) {
    const Target& target = by_column_[column];
    if (mapping_of_column_[column] && !cell.empty() && targets_->found() != nullptr)
      targets_->found()->mark(*mapping_of_column_[column]);
    if (target.kind == Target::Kind::declared) builder_.offer_declared(*target.declared, cell);
    if (target.kind == Target::Kind::slot) builder_.offer(target.field, cell);
  }

  std::shared_ptr<const FieldTargets> targets_;
  std::vector<Target> by_column_;
  std::vector<std::optional<std::size_t>> mapping_of_column_;
  std::string names_;  ///< of all columns
  const ReadOptions& options_;
  RecordCollector& records_;
  RecordBuilder builder_;
};

}  // namespace

// Two names that fields go by are no accident in a line that separates words.
bool has_columns_of_csv(const Columns& columns) {
  return std::ranges::count_if(columns.names(),
                               [](const std::string& name) { return find_field_name(name).has_value(); }) >= 2;
}

Expected<std::unique_ptr<RowReader>> make_csv_reader(const Columns& columns, const ReadOptions& options,
                                                     RecordCollector& records) {
  auto targets = FieldTargets::make(options);
  if (!targets) return std::unexpected(targets.error());
  records.share(*targets);
  std::vector<Target> by_column;
  for (const std::string& name : columns.names()) by_column.push_back((*targets)->find(name));
  std::vector<std::optional<std::size_t>> mapping_of_column(by_column.size());
  for (std::size_t i = 0; i < (*targets)->mappings().size(); ++i) {
    const std::optional<std::size_t> column = columns.find(column_of((*targets)->mappings()[i].pointer));
    if (!column) continue;
    by_column[*column] = (*targets)->mappings()[i].target;
    mapping_of_column[*column] = i;
  }
  return std::make_unique<CsvReader>(std::move(*targets), std::move(by_column), std::move(mapping_of_column),
                                     fmt::format("{}", fmt::join(columns.names(), ", ")), options, records);
}

}  // namespace carom::ingest::tables
