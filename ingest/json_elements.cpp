// An element that is none may have swallowed others; where it can, it is read again line by line.
#include "ingest/json_elements.h"

#include <fmt/format.h>

#include <utility>

#include "ingest/json_splitter.h"
#include "support/counted.h"

namespace carom::ingest {
namespace {

/// The input on its way into elements. False from its functions stops the reader.
class JsonElements {
 public:
  JsonElements(ElementReader& reader, std::uint64_t offset, RecordCollector& sink)
      : reader_(reader), splitter_(kMaxRecordBytes, offset), sink_(sink) {}

  bool take(std::string_view chunk);
  /// No byte follows.
  void finish();

 private:
  bool take_element();
  bool take_lines(const JsonSplitter::Element& element);

  ElementReader& reader_;
  JsonSplitter splitter_;
  RecordCollector& sink_;
  bool is_cut_off_ = false;
};

bool JsonElements::take(std::string_view chunk) {
  while (splitter_.feed(chunk))
    if (!take_element()) return false;
  return true;
}

void JsonElements::finish() {
  while (splitter_.is_inside_element()) {
    is_cut_off_ = true;
    splitter_.end();
    if (!take_element()) return;
  }
  if (splitter_.is_inside_array() && !is_cut_off_)
    sink_.reject(splitter_.position(), "the input ends inside a JSON array, expected `]`; it may have been cut off");
}

bool JsonElements::take_element() {
  const JsonSplitter::Element element = splitter_.element();
  if (element.too_long) return sink_.reject(element.offset, too_long_reason("JSON element", element.size));
  auto parsed = reader_.parse(element.text);
  if (parsed) return reader_.settle(element.offset);
  if (element.next != 0) return take_lines(element);
  if (is_cut_off_)
    parsed.error() +=
        fmt::format("; left unread: the {} up to the end of the input", counted(element.size, "byte", "bytes"));
  return sink_.reject(element.offset, std::move(parsed.error()));
}

/// The element, which is none, has swallowed others: it ends where the next one begins.
bool JsonElements::take_lines(const JsonSplitter::Element& element) {
  auto parsed = reader_.parse(element.text.substr(0, element.next));
  const bool is_wanted =
      parsed ? reader_.settle(element.offset) : sink_.reject(element.offset, std::move(parsed.error()));
  if (!is_wanted) return false;
  const std::string rest = splitter_.read_on();
  return take(rest);
}

}  // namespace

Expected<void> read_elements(Input& input, std::uint64_t offset, ElementReader& reader, RecordCollector& sink) {
  JsonElements elements(reader, offset, sink);
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
