// The objects of a JSON input, one after the other, whatever holds them: arrays, lines, nothing at all. A damaged one
// costs no other.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "ingest/json_splitter.h"
#include "ingest/readers.h"

namespace carom::ingest {

/// What is made of an element.
class ElementReader {
 public:
  virtual ~ElementReader() = default;
  /// Otherwise: why `text` is not one object.
  [[nodiscard]] virtual std::expected<void, std::string> parse(std::string_view text) = 0;
  /// Hands over what was parsed last, or rejects it with that offset. False stops the reader.
  [[nodiscard]] virtual bool settle(std::uint64_t offset) = 0;
};

/// The input on its way into elements. False from its functions stops the reader.
class JsonElements {
 public:
  /// Both outlive it.
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

/// From the input's first byte to its last.
[[nodiscard]] Expected<void> read_elements(Input& input, std::uint64_t offset, ElementReader& reader,
                                           RecordCollector& sink);

}  // namespace carom::ingest
