// Each way from lines to answers does the reading anew, so that the difference between two ways is one step's cost.
#include "bench/engines/ndjson_pipeline.h"

#include <span>

namespace carom::bench {
namespace {

Answer answer_of(const core::Program& program, std::uint32_t rule) {
  return {rule == core::kNoRule ? program.unclassified() : program.rules()[rule].klass, rule};
}

std::uint64_t digits(std::uint32_t number) {
  return number < 10 ? 1 : number < 100 ? 2 : 3;
}

std::uint64_t spelled_size(const core::EnhancedStatus& status) {
  return digits(status.klass) + digits(status.subject) + digits(status.detail) + 2;
}

void add(const core::Record& record, FieldSums& sums) {
  ++sums.records;
  sums.codes += record.code.value_or(0);
  sums.bytes += record.id.size() - 2 + record.text.size() + record.host.size() + record.recipient_domain.size() +
                (record.status ? spelled_size(*record.status) : 0);
}

}  // namespace

void NdjsonPipeline::run() {
  input_.rewind();
  std::size_t done = 0;
  for (auto records = input_.next(winners_.size()); !records.empty(); records = input_.next(winners_.size())) {
    engine_.decide(records, scratch_, std::span(winners_).first(records.size()));
    for (std::size_t i = 0; i < records.size(); ++i) answers_[done++] = answer_of(program_, winners_[i]);
  }
}

void NdjsonPipeline::interpret() {
  input_.rewind();
  std::size_t done = 0;
  for (auto records = input_.next(1); !records.empty(); records = input_.next(1))
    answers_[done++] = answer_of(program_, core::interpret(program_, records[0], reference_).rule_index);
}

FieldSums NdjsonPipeline::only_read() {
  FieldSums sums;
  input_.rewind();
  for (auto records = input_.next(winners_.size()); !records.empty(); records = input_.next(winners_.size()))
    for (const core::Record& record : records) add(record, sums);
  return sums;
}

}  // namespace carom::bench
