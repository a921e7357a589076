// Plain text: an SMTP reply or a log phrase a line. A reply of several lines (RFC 5321 section 4.2.1: `550-…` until
// `550 …`) is one record, and so are indented lines with the line before them.
#include "ingest/line_reader.h"
#include "ingest/readers.h"
#include "ingest/value_spellings.h"
#include "support/ascii.h"

namespace carom::ingest {
namespace {

bool begins_with_code(std::string_view line) {
  return line.size() >= 3 && line[0] >= '2' && line[0] <= '6' && is_digit(line[1]) && is_digit(line[2]) &&
         (line.size() == 3 || !is_digit(line[3]));
}

bool announces_another_line(std::string_view line) {
  return begins_with_code(line) && line.size() > 3 && line[3] == '-';
}

bool is_indented(std::string_view line) {
  return line.starts_with(' ') || line.starts_with('\t');
}

/// The record being collected from lines.
class ReplyCollector {
 public:
  explicit ReplyCollector(RecordCollector& sink) : sink_(sink) {}

  /// False stops the reader, as do the sink's answers.
  bool take(const Line& line);
  bool finish();

 private:
  [[nodiscard]] bool continues_with(std::string_view line) const;
  void start(const Line& line);
  void append(const Line& line);

  RecordCollector& sink_;
  std::string text_;
  std::uint64_t offset_ = 0;
  std::uint64_t size_ = 0;  ///< of all lines, those that were not kept included; 0: nothing is being collected
  bool expects_same_code_ = false;
  bool began_indented_ = false;
};

/// The last line of a reply carries the code of those before it; another code begins another reply.
bool ReplyCollector::continues_with(std::string_view line) const {
  if (size_ == 0) return false;
  if (is_indented(line)) return !began_indented_;
  return expects_same_code_ && begins_with_code(line) && line.substr(0, 3) == std::string_view(text_).substr(0, 3);
}

void ReplyCollector::start(const Line& line) {
  text_.assign(line.text);
  offset_ = line.offset;
  size_ = line.size;
  expects_same_code_ = announces_another_line(line.text);
  began_indented_ = is_indented(line.text);
}

void ReplyCollector::append(const Line& line) {
  size_ += line.size + 1;
  if (size_ <= kMaxRecordBytes) text_.append("\n").append(line.text);
  if (!is_indented(line.text)) expects_same_code_ = announces_another_line(line.text);
}

bool ReplyCollector::take(const Line& line) {
  if (!line.too_long && trim(line.text).empty()) return finish();
  if (!line.too_long && continues_with(line.text)) {
    append(line);
    return true;
  }
  if (!finish()) return false;
  start(line);
  return true;
}

bool ReplyCollector::finish() {
  const std::uint64_t size = std::exchange(size_, 0);
  if (size == 0) return true;
  if (size > kMaxRecordBytes) return sink_.reject(offset_, too_long_reason("reply", size));
  core::Record record;
  record.text = sink_.arena().keep(text_);
  return sink_.record(record);
}

}  // namespace

Expected<void> read_replies(Input& input, std::uint64_t offset, RecordCollector& sink) {
  LineReader lines(input, kMaxRecordBytes, offset);
  ReplyCollector collector(sink);
  for (;;) {
    if (!lines.has_line() && !sink.flush()) return {};
    const auto line = lines.next();
    if (!line) return std::unexpected(line.error());
    if (!*line) break;
    if (!collector.take(**line)) return {};
  }
  collector.finish();
  return {};
}

}  // namespace carom::ingest
