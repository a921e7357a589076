#include <fmt/format.h>

#include <utility>

#include "ingest/readers.h"

namespace carom::ingest {
namespace {

// Enough for the headers of almost every mail; detection needs no more than a few lines of the other formats.
constexpr std::size_t kDetectionBytes = 65536;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

Expected<void> read_as(Format format, Input& input, std::uint64_t offset, const ReadOptions& options,
                       NumberedSink& sink) {
  switch (format) {
    case Format::replies:
      return read_replies(input, offset, sink);
    case Format::ndjson:
      return read_ndjson(input, offset, options, sink);
    case Format::json_array:
      return read_json_array(input, offset, options, sink);
    case Format::mail:
      return read_mail(input, sink);
    case Format::automatic:
      break;
  }
  std::unreachable();
}

Error not_text(const std::string& name, const std::string& found) {
  return {ErrorKind::unreadable, fmt::format("{}: found {}, expected replies, JSON or a mail as text",
                                             name == "-" ? "standard input" : name, found)};
}

}  // namespace

std::string too_long_reason(std::string_view what, std::uint64_t size) {
  return fmt::format("found a {} of {} bytes, expected at most {}", what, size, kMaxRecordBytes);
}

Expected<void> read_records(int descriptor, std::string_view name, const ReadOptions& options, RecordSink& sink) {
  Input input(descriptor, name);
  // With a given format the first bytes must do, so that a stream is answered while it is still being written.
  const auto beginning = input.peek(options.format == Format::automatic ? kDetectionBytes : kByteOrderMark.size());
  if (!beginning) return std::unexpected(beginning.error());
  if (const std::string found = describe_binary(*beginning); !found.empty())
    return std::unexpected(not_text(input.name(), found));
  const std::size_t mark = beginning->starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  const Format format =
      options.format == Format::automatic ? detect_format(beginning->substr(mark), name) : options.format;
  input.skip(mark);
  NumberedSink numbered(name, sink);
  return read_as(format, input, mark, options, numbered);
}

}  // namespace carom::ingest
