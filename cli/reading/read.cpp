// Records are written as they come; nothing is held.
#include "cli/reading/read.h"

#include "cli/files/reject_count.h"
#include "cli/reading/attended_reading.h"
#include "cli/reading/extract.h"
#include "ingest/record_by_record.h"

namespace carom::cli {
namespace {

class Printer final : public ingest::RecordSink {
 public:
  explicit Printer(Output& out) : out_(out) {}

  bool record(const core::Record& record) override {
    line_.clear();
    writer_.write(record, line_);
    ++records_;
    return out_.write(line_);
  }
  bool reject(const ingest::Reject& reject) override {
    rejects_.add(reject);
    return true;
  }

  [[nodiscard]] std::uint64_t records() const { return records_; }
  [[nodiscard]] const RejectCount& rejects() const { return rejects_; }

 private:
  Output& out_;
  ExtractWriter writer_;
  std::string line_;
  std::uint64_t records_ = 0;
  RejectCount rejects_;
};

}  // namespace

ExitCode read(const ReadVerbOptions& options, Console& console) {
  const auto map = load_map(options.map, {}, console);
  if (!map) return map.error();
  Reading reading(options.input_format, *map);
  reading.want_deliveries(options.deliveries);
  reading.want_each_event_once(options.dedupe);
  Printer printer(console.out);
  ingest::RecordByRecord blocks(printer);
  const Interruption interruption;
  const std::vector<NamedInput> inputs = inputs_named(options.files, console);
  const ExitCode code = read_attended(inputs, false, reading, interruption, blocks, console);
  reading.tell_doubts(console);
  tell_rejects(printer.rejects(), printer.records(), console);
  return first_of(code, tell_interrupted(interruption, {}, console));
}

}  // namespace carom::cli
