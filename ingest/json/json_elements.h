// The objects of a JSON input, one after the other, whatever holds them: arrays, lines, nothing at all. A damaged one
// costs no other.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

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

/// From the input's first byte to its last.
[[nodiscard]] Expected<void> read_elements(Input& input, std::uint64_t offset, const ReadOptions& options,
                                           ElementReader& reader, RecordCollector& sink);

}  // namespace carom::ingest
