// Every record is asked for all rules that hold, then the counts are shown at once.
#include "cli/coverage/coverage.h"

#include "cli/coverage/coverage_count.h"
#include "cli/coverage/coverage_writer.h"
#include "cli/files/reject_count.h"
#include "cli/policy/runnable_policy.h"
#include "cli/reading/attended_reading.h"
#include "ingest/record_by_record.h"

namespace carom::cli {
namespace {

class Counter final : public ingest::RecordSink {
 public:
  explicit Counter(CoverageCount& count) : count_(count) {}

  bool record(const core::Record& record) override {
    count_.add(record);
    return true;
  }
  bool reject(const ingest::Reject& reject) override {
    rejects_.add(reject);
    return true;
  }

  [[nodiscard]] const RejectCount& rejects() const { return rejects_; }

 private:
  CoverageCount& count_;
  RejectCount rejects_;
};

}  // namespace

ExitCode coverage(const CoverageOptions& options, Console& console) {
  const auto policy = load_runnable_policy(options.policy, console);
  if (!policy) return policy.error();
  const auto map = load_map(options.map, fields_declared_by(policy->program), console);
  if (!map) return map.error();
  Reading reading(options.input_format, *map, policy->program);
  CoverageCount count(policy->program);
  Counter counter(count);
  ingest::RecordByRecord blocks(counter);
  const Interruption interruption;
  const std::vector<NamedInput> inputs = inputs_named(options.inputs, console);
  const ExitCode code = read_attended(inputs, false, reading, interruption, blocks, console);
  console.out.write(options.json ? coverage_as_json(count) : coverage_as_text(count, console.terminal.out_colour));
  reading.tell_doubts(console);
  tell_rejects(counter.rejects(), count.records(), console);
  return first_of(code, tell_interrupted(interruption, {}, console));
}

}  // namespace carom::cli
