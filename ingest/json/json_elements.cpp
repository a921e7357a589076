// An element that is none may have swallowed others; where it can, it is read again line by line.
#include "ingest/json/json_elements.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "ingest/json/element_source.h"
#include "ingest/json/json_splitter.h"
#include "support/counted.h"

namespace carom::ingest {
namespace {

/// The input on its way into elements. False from its functions stops the reader.
class JsonElements {
 public:
  /// `added_member`: what objects get; empty: the input is not given back.
  JsonElements(ElementReader& reader, std::uint64_t offset, std::string_view added_member, RecordCollector& sink)
      : reader_(reader), splitter_(kMaxRecordBytes, offset), sink_(sink) {
    if (!added_member.empty()) source_.emplace(offset, added_member, sink);
  }

  bool take_chunk(std::string_view chunk);
  /// No byte follows.
  void finish();

 private:
  bool take(std::string_view bytes);
  bool take_element();
  bool settle(std::uint64_t offset, std::string_view text);
  bool take_lines(const JsonSplitter::Element& element);
  void take_rest();

  ElementReader& reader_;
  JsonSplitter splitter_;
  RecordCollector& sink_;
  std::optional<ElementSource> source_;
  bool is_cut_off_ = false;
};

bool JsonElements::take_chunk(std::string_view chunk) {
  if (source_) source_->take(chunk);
  if (!take(chunk)) return false;
  // Only an element that may still be a record is held back.
  const JsonSplitter::Element open = splitter_.element();
  const bool may_be_record = splitter_.is_inside_element() && !open.too_long;
  if (source_) source_->hand_over(may_be_record ? open.offset : splitter_.position());
  return sink_.flush();
}

bool JsonElements::take(std::string_view bytes) {
  while (splitter_.feed(bytes))
    if (!take_element()) return false;
  return true;
}

void JsonElements::finish() {
  take_rest();
  if (source_) source_->finish();
}

void JsonElements::take_rest() {
  while (splitter_.is_inside_element()) {
    is_cut_off_ = true;
    splitter_.end();
    if (!take_element()) return;
  }
  if (splitter_.is_inside_array() && !is_cut_off_)
    sink_.reject(splitter_.position(), "the input ends inside a JSON array, expected `]`; it may have been cut off");
}

bool JsonElements::take_element() {
  if (!sink_.make_room()) return false;
  const JsonSplitter::Element element = splitter_.element();
  if (element.too_long) return sink_.reject(element.offset, too_long_reason("JSON element", element.size));
  auto parsed = reader_.parse(element.text);
  if (parsed) return settle(element.offset, element.text);
  if (element.next != 0) return take_lines(element);
  if (is_cut_off_)
    parsed.error() +=
        fmt::format("; left unread: the {} up to the end of the input", counted(element.size, "byte", "bytes"));
  return sink_.reject(element.offset, std::move(parsed.error()));
}

bool JsonElements::settle(std::uint64_t offset, std::string_view text) {
  if (source_)
    if (auto refusal = source_->open_place(offset, text)) return sink_.reject(offset, std::move(*refusal));
  return reader_.settle(offset);
}

/// The element, which is none, has swallowed others: it ends where the next one begins.
bool JsonElements::take_lines(const JsonSplitter::Element& element) {
  const std::string_view text = element.text.substr(0, element.next);
  auto parsed = reader_.parse(text);
  const bool is_wanted =
      parsed ? settle(element.offset, text) : sink_.reject(element.offset, std::move(parsed.error()));
  if (!is_wanted) return false;
  const std::string rest = splitter_.read_on();
  return take(rest);
}

}  // namespace

Expected<void> read_elements(Input& input, std::uint64_t offset, const ReadOptions& options, ElementReader& reader,
                             RecordCollector& sink) {
  JsonElements elements(reader, offset, options.added_member, sink);
  for (;;) {
    const auto chunk = input.next_chunk();
    if (!chunk) return std::unexpected(chunk.error());
    if (chunk->empty()) break;
    if (!elements.take_chunk(*chunk)) return {};
  }
  elements.finish();
  return {};
}

}  // namespace carom::ingest
