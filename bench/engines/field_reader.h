// What rows about NDJSON ask of another JSON parser: the fields that our reader reads, and nothing more.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "runtime/scan/text_batch.h"

namespace carom::bench {

/// Proof that every field was read: equal for readers that read the same.
struct FieldSums {
  std::uint64_t records = 0;
  std::uint64_t codes = 0;
  std::uint64_t bytes = 0;  ///< of id (without quotes), enhanced code, text (decoded), host and domain
  friend bool operator==(const FieldSums&, const FieldSums&) = default;
};

/// For lines of bench/texts/ndjson.h, which it copies to where its parser wants them. One thread.
class FieldReader {
 public:
  using Full = std::function<void(const scan::TextBatch& texts)>;

  virtual ~FieldReader() = default;
  /// Tries its modes and keeps the fastest.
  virtual void warm() = 0;
  /// All fields of all lines.
  [[nodiscard]] virtual FieldSums read() = 0;
  /// The same, and each text with its ASCII letters in lower case in batches of kBatchTexts, as a matcher of literals
  /// needs them.
  virtual void read_texts(const Full& full) = 0;
  [[nodiscard]] virtual std::string mode() const = 0;
};

/// simdjson on demand (bench/competitors/simdjson_fields.cpp).
[[nodiscard]] std::unique_ptr<FieldReader> simdjson_fields(std::string_view lines);

}  // namespace carom::bench
