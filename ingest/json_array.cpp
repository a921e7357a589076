// JSON arrays of objects, single objects and objects one after another, pretty-printed or not.
#include <fmt/format.h>

#include <expected>
#include <string>
#include <utility>

#include "ingest/json_record.h"
#include "ingest/json_splitter.h"
#include "ingest/readers.h"
#include "ingest/reading_notes.h"
#include "support/counted.h"

namespace carom::ingest {
namespace {

/// The input on its way into records. False from its functions stops the reader.
class ElementReader {
 public:
  ElementReader(std::shared_ptr<const FieldTargets> targets, std::uint64_t offset, RecordCollector& sink)
      : targets_(std::move(targets)), reader_(targets_), splitter_(kMaxRecordBytes, offset), sink_(sink) {}

  bool take(std::string_view chunk) {
    while (splitter_.feed(chunk))
      if (!take_element()) return false;
    return true;
  }

  /// No byte follows.
  void finish() {
    while (splitter_.is_inside_element()) {
      is_cut_off_ = true;
      splitter_.end();
      if (!take_element()) return;
    }
    if (splitter_.is_inside_array() && !is_cut_off_)
      sink_.reject(splitter_.position(), "the input ends inside a JSON array, expected `]`; it may have been cut off");
  }

 private:
  bool take_element() {
    const JsonSplitter::Element element = splitter_.element();
    if (element.too_long) return sink_.reject(element.offset, too_long_reason("JSON element", element.size));
    core::Record record;
    auto read = read_object(element.text, record);
    if (read) return settle(element, record);
    if (element.next != 0) return take_lines(element);
    if (is_cut_off_)
      read.error() +=
          fmt::format("; left unread: the {} up to the end of the input", counted(element.size, "byte", "bytes"));
    return sink_.reject(element.offset, std::move(read.error()));
  }

  std::expected<void, std::string> read_object(std::string_view text, core::Record& record) {
    TextArena& arena = sink_.arena();
    json_ = arena.keep_padded(text, kJsonPadding);
    return reader_.read(json_, record, arena);
  }

  bool settle(const JsonSplitter::Element& element, const core::Record& record) {
    std::string refusal = settle_doubts(reader_.builder(), *targets_, sink_.next_number(), json_);
    return refusal.empty() ? sink_.record(record) : sink_.reject(element.offset, std::move(refusal));
  }

  /// The element, which is none, has swallowed others: it ends where the next one begins.
  bool take_lines(const JsonSplitter::Element& element) {
    core::Record record;
    auto read = read_object(element.text.substr(0, element.next), record);
    if (!(read ? settle(element, record) : sink_.reject(element.offset, std::move(read.error())))) return false;
    const std::string rest = splitter_.read_on();
    return take(rest);
  }

  std::shared_ptr<const FieldTargets> targets_;
  JsonRecordReader reader_;
  JsonSplitter splitter_;
  RecordCollector& sink_;
  std::string_view json_;  ///< what was read last
  bool is_cut_off_ = false;
};

}  // namespace

Expected<void> read_json_array(Input& input, std::uint64_t offset, const ReadOptions& options, RecordCollector& sink) {
  const auto targets = FieldTargets::make(options);
  if (!targets) return std::unexpected(targets.error());
  ElementReader elements(*targets, offset, sink);
  for (;;) {
    const auto chunk = input.next_chunk();
    if (!chunk) return std::unexpected(chunk.error());
    if (chunk->empty()) break;
    if (!elements.take(*chunk) || !sink.flush()) return {};
  }
  elements.finish();
  return {};
}

}  // namespace carom::ingest
