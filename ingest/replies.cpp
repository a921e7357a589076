// Plain text: an SMTP reply or a log phrase a line. A reply of several lines (RFC 5321 section 4.2.1: `550-…` until
// `550 …`) is one record, and so are indented lines with the line before them, unless they begin a reply of their own.
#include "ingest/bytes/line_reader.h"
#include "ingest/readers.h"
#include "ingest/records/value_spellings.h"
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

/// The reply code that the line begins with, behind its indentation; empty without one.
std::string_view code_of(std::string_view line) {
  line = trim(line);
  return begins_with_code(line) ? line.substr(0, 3) : std::string_view{};
}

/// Words before a reply, as in `host mx.example said:` or `error after RCPT TO: 550-first line`.
bool leads_up_to(std::string_view words, std::string_view code) {
  if (trim(words).ends_with(':')) return true;
  const std::size_t at = words.find(code);
  return at != std::string_view::npos && announces_another_line(words.substr(at));
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
  void note_code(std::string_view line);

  RecordCollector& sink_;
  std::string text_;
  std::uint64_t offset_ = 0;
  std::uint64_t size_ = 0;  ///< of all lines, those that were not kept included; 0: nothing is being collected
  std::string code_;        ///< that a line of it began with; empty: none did
  bool expects_same_code_ = false;
  bool began_indented_ = false;
};

/// The last line of a reply carries the code of those before it; another code begins another reply.
bool ReplyCollector::continues_with(std::string_view line) const {
  if (size_ == 0) return false;
  const std::string_view code = code_of(line);
  if (!code.empty() && expects_same_code_) return code == code_;
  if (!is_indented(line) || began_indented_) return false;
  return code.empty() || (code_.empty() && leads_up_to(text_, code));
}

void ReplyCollector::start(const Line& line) {
  text_.assign(line.text);
  offset_ = line.offset;
  size_ = line.size;
  began_indented_ = is_indented(line.text);
  code_.clear();
  expects_same_code_ = false;
  note_code(line.text);
}

void ReplyCollector::append(const Line& line) {
  size_ += line.size + 1;
  if (size_ <= kMaxRecordBytes) text_.append("\n").append(line.text);
  note_code(line.text);
}

void ReplyCollector::note_code(std::string_view line) {
  const std::string_view code = code_of(line);
  if (code.empty()) return;
  code_ = code;
  expects_same_code_ = announces_another_line(trim(line));
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
