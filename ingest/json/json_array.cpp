// JSON arrays of objects, single objects and objects one after another, pretty-printed or not.
#include <expected>
#include <string>
#include <utility>

#include "ingest/events_seen.h"
#include "ingest/json/json_elements.h"
#include "ingest/json/json_record.h"
#include "ingest/readers.h"
#include "ingest/reading_notes.h"

namespace carom::ingest {
namespace {

/// An object is a record.
class RecordElements final : public ElementReader {
 public:
  RecordElements(std::shared_ptr<const FieldTargets> targets, const ReadOptions& options, RecordCollector& sink)
      : targets_(std::move(targets)), reader_(targets_), options_(options), sink_(sink) {}

  std::expected<void, std::string> parse(std::string_view text) override {
    TextArena& arena = sink_.arena();
    json_ = arena.keep_padded(text, kJsonPadding);
    return reader_.read(json_, record_, arena);
  }

  bool settle(std::uint64_t offset) override {
    std::string refusal =
        settle_doubts(reader_.builder(), *targets_, sink_.next_number(), [this] { return member_names(json_); });
    if (!refusal.empty()) return sink_.reject(offset, std::move(refusal));
    if (options_.seen == nullptr || options_.seen->note(record_)) return sink_.record(record_);
    if (options_.notes != nullptr) options_.notes->take_passed_over(kDuplicate);
    return sink_.is_wanted();
  }

 private:
  std::shared_ptr<const FieldTargets> targets_;
  JsonRecordReader reader_;
  const ReadOptions& options_;
  RecordCollector& sink_;
  core::Record record_;
  std::string_view json_;  ///< what was read last
};

}  // namespace

Expected<void> read_json_array(Input& input, std::uint64_t offset, const ReadOptions& options, RecordCollector& sink) {
  auto targets = FieldTargets::make(options);
  if (!targets) return std::unexpected(targets.error());
  sink.share(*targets);
  RecordElements elements(std::move(*targets), options, sink);
  return read_elements(input, offset, options, elements, sink);
}

}  // namespace carom::ingest
