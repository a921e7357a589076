// Says what an input is by how it begins. File names are not trusted: mail lies in .txt files, logs in .json.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "ingest/bytes/foreign_formats.h"
#include "ingest/events/read_events.h"
#include "ingest/json/json_splitter.h"
#include "ingest/logs/read_log.h"
#include "ingest/mail/header_block.h"
#include "ingest/mail/mbox_separator.h"
#include "ingest/readers.h"
#include "ingest/records/value_spellings.h"
#include "ingest/tables/read_table.h"
#include "support/ascii.h"

namespace carom::ingest {
namespace {

std::string_view trim_begin(std::string_view text) {
  const std::string_view trimmed = trim(text);
  return trimmed.empty() ? trimmed : text.substr(static_cast<std::size_t>(trimmed.data() - text.data()));
}

/// A pretty-printed object goes on with a key or ends on the line after its brace; lines of NDJSON begin anew.
std::optional<Format> format_of_object(std::string_view text, bool is_all) {
  if (!is_all && !text.contains('\n')) return std::nullopt;
  const auto first = trim(take_line(text));
  if (first.ends_with('}')) return Format::ndjson;
  const auto rest = trim(text);
  if (rest.empty() && !is_all) return std::nullopt;
  return rest.starts_with('"') || rest.starts_with('}') ? Format::json_array : Format::ndjson;
}

/// A log line may begin with a bracket, too; an array holds objects, or arrays, or nothing.
std::optional<bool> is_json_array(std::string_view text, bool is_all) {
  if (!text.starts_with('[')) return false;
  text = trim(text.substr(1));
  if (text.empty()) return is_all ? std::optional(true) : std::nullopt;
  return text.starts_with('{') || text.starts_with(']') || text.starts_with('[');
}

/// The name of a header field (RFC 5322 section 2.2), empty when `line` does not begin with one. Digits alone are a
/// reply code.
std::string_view header_name(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return {};
  const auto name = line.substr(0, colon);
  const auto is_name_char = [](char c) { return c > ' ' && c < '\x7f'; };
  return std::ranges::all_of(name, is_name_char) && !std::ranges::all_of(name, is_digit) ? name : std::string_view{};
}

bool is_mail_header(std::string_view name) {
  constexpr std::string_view kNames[] = {"return-path",    "received",
                                         "from",           "to",
                                         "subject",        "date",
                                         "message-id",     "mime-version",
                                         "sender",         "delivered-to",
                                         "reply-to",       "content-type",
                                         "x-mailer",       "x-envelope-from",
                                         "x-envelope-to",  "x-failed-recipients",
                                         "auto-submitted", "envelope-to",
                                         "x-original-to",  "delivery-date"};
  return std::ranges::find(kNames, to_lower(name)) != std::end(kNames);
}

/// Lines in order, as long as they are whole.
class Lines {
 public:
  Lines(std::string_view text, bool is_all) : text_(text), is_all_(is_all) {}

  /// Empty behind the last one; nothing when the text ends inside a line that goes on.
  std::optional<std::string_view> next() {
    if (!is_all_ && !text_.contains('\n')) return std::nullopt;
    return take_line(text_);
  }

 private:
  std::string_view text_;
  bool is_all_;
};

/// A header block holds nothing but fields, of which two are well known or one stands first; replies such as
/// `smtp: 550 no` or `host mx.example said: …` do not. `text` begins with a line that is not blank.
std::optional<bool> is_mail(std::string_view text, bool is_all) {
  Lines lines(text, is_all);
  auto line = lines.next();
  if (line && line->starts_with("From ")) line = lines.next();
  const bool begins_well = line && is_mail_header(header_name(*line));
  std::size_t known = 0;
  for (; line && !line->empty(); line = lines.next()) {
    if (line->starts_with(' ') || line->starts_with('\t')) continue;
    const auto name = header_name(*line);
    if (name.empty()) return false;
    if (is_mail_header(name) && ++known == 2) return true;
  }
  return line ? std::optional(begins_well) : std::nullopt;
}

// As much of an input as shows whether it is text.
constexpr std::size_t kSampleBytes = 512;

bool is_binary_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte == 0x7f || (byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\x1b');
}

/// By punctuation alone.
std::optional<Format> tell_container(std::string_view text, bool is_all) {
  if (text.starts_with('{')) return format_of_object(text, is_all);
  const std::optional<bool> is_array = is_json_array(text, is_all);
  if (!is_array || *is_array) return is_array ? std::optional(Format::json_array) : std::nullopt;
  const std::optional<bool> is_mbox = begins_mail(text, 0, is_all);
  if (!is_mbox || *is_mbox) return is_mbox ? std::optional(Format::mbox) : std::nullopt;
  const std::optional<bool> is_a_mail = is_mail(text, is_all);
  if (!is_a_mail) return std::nullopt;
  return *is_a_mail ? Format::mail : Format::replies;
}

/// The first object of an array, or of objects over several lines; nothing before it is whole.
std::optional<std::string> first_element(std::string_view text, bool is_all) {
  JsonSplitter splitter(text.size(), 0);
  const bool is_whole = splitter.feed(text) || !splitter.is_inside_element();
  if (!is_whole && !is_all) return std::nullopt;
  return std::string(splitter.element().text);
}

/// What the first object holds tells whose events it has, if it has any.
std::optional<Format> tell_json(Format container, std::string_view text, bool is_all) {
  if (container == Format::ndjson) return events::tell_events(take_line(text)).value_or(container);
  const std::optional<std::string> element = first_element(text, is_all);
  if (!element) return std::nullopt;
  return events::tell_events(*element).value_or(container);
}

}  // namespace

std::optional<Format> tell_format(std::string_view beginning, bool is_all) {
  const std::string_view text = trim_begin(beginning);
  if (text.empty()) return is_all ? std::optional(Format::replies) : std::nullopt;
  const std::optional<Format> format = tell_container(text, is_all);
  if (format == Format::ndjson || format == Format::json_array) return tell_json(*format, text, is_all);
  if (format != Format::replies) return format;
  const std::optional<Format> log = logs::tell_log(text, is_all);
  if (!log || *log != Format::automatic) return log;
  return tables::tell_table(text).value_or(Format::replies);
}

Format detect_format(std::string_view beginning) {
  return *tell_format(beginning, true);
}

std::optional<std::string> tell_binary(std::string_view beginning, bool is_all) {
  const std::optional<std::string_view> foreign = tell_foreign_format(beginning, is_all);
  if (!foreign || !foreign->empty()) return foreign.transform([](std::string_view what) { return std::string(what); });
  // The same bytes are looked at however the input comes.
  const std::string_view sample = beginning.substr(0, kSampleBytes);
  const std::size_t line_end = sample.find('\n');
  const std::string_view looked_at = sample.substr(0, line_end);
  // JSON is text, and need not have a line end.
  if (const std::string_view text = trim_begin(looked_at); text.starts_with('{') || text.starts_with('['))
    return std::string();
  if (line_end == std::string_view::npos && sample.size() < kSampleBytes && !is_all) return std::nullopt;
  const auto controls = static_cast<std::size_t>(std::ranges::count_if(looked_at, is_binary_control));
  // Text of real servers holds a stray NUL or escape; a tenth of all bytes is far from any text.
  if (controls * 10 <= looked_at.size()) return std::string();
  return fmt::format("binary data ({} of its first {} bytes are control characters)", controls, looked_at.size());
}

}  // namespace carom::ingest
