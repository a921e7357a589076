// What the readers of the formats share: where records go, how large one may be, and their entry points.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "ingest/input.h"
#include "ingest/record_source.h"

namespace carom::ingest {

/// One record's source bytes: a line, an array element, a multi-line reply. Far above what a server sends (RFC 5321
/// allows 512 bytes a reply line), so only damaged or hostile input meets it.
inline constexpr std::size_t kMaxRecordBytes = std::size_t{16} << 20;

/// Numbers what a reader finds and names its file. False from record() and reject() stops the reader.
class NumberedSink {
 public:
  NumberedSink(std::string_view file, RecordSink& sink) : file_(file), sink_(sink) {}

  bool record(core::Record record) {
    record.file = file_;
    record.number = ++number_;
    return sink_.record(record);
  }
  bool reject(std::uint64_t byte_offset, std::string reason) {
    return sink_.reject({std::string(file_), ++number_, byte_offset, std::move(reason)});
  }

 private:
  std::string_view file_;
  RecordSink& sink_;
  std::uint64_t number_ = 0;
};

/// `offset`: bytes of the input before the first one that the reader sees (a byte order mark).
Expected<void> read_ndjson(Input& input, std::uint64_t offset, const ReadOptions& options, NumberedSink& sink);
Expected<void> read_json_array(Input& input, std::uint64_t offset, const ReadOptions& options, NumberedSink& sink);
Expected<void> read_replies(Input& input, std::uint64_t offset, NumberedSink& sink);
/// Each recipient of the one mail is a record; rejects have offset 0.
Expected<void> read_mail(Input& input, NumberedSink& sink);

/// Says why `beginning` cannot be text ("gzip data", "31 of 512 bytes are control characters"); empty when it can.
[[nodiscard]] std::string describe_binary(std::string_view beginning);

/// "a line of 17000000 bytes; expected at most …"
[[nodiscard]] std::string too_long_reason(std::string_view what, std::uint64_t size);

}  // namespace carom::ingest
