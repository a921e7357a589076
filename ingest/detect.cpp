// Says what an input is by how it begins. File names are not trusted: mail lies in .txt files, logs in .json.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "ingest/readers.h"
#include "ingest/value_spellings.h"

namespace carom::ingest {
namespace {

std::string_view next_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// The first line that is not blank, taken off `text` with those before it.
std::string_view next_filled_line(std::string_view& text) {
  while (!text.empty())
    if (const auto line = next_line(text); !trim(line).empty()) return line;
  return {};
}

/// A pretty-printed object goes on with a key or ends on the line after its brace; lines of NDJSON begin anew.
bool is_pretty_printed(std::string_view text) {
  const auto first = trim(next_filled_line(text));
  const auto second = trim(next_filled_line(text));
  return !first.ends_with('}') && (second.starts_with('"') || second.starts_with('}'));
}

bool is_array_of_containers(std::string_view text) {
  text = trim(text.substr(1));
  return text.empty() || text.starts_with('{') || text.starts_with(']') || text.starts_with('[');
}

/// The name of a header field (RFC 5322 section 2.2), empty when `line` does not begin with one.
std::string_view header_name(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return {};
  const auto name = line.substr(0, colon);
  const auto is_name_char = [](char c) { return c > ' ' && c < '\x7f'; };
  return std::ranges::all_of(name, is_name_char) ? name : std::string_view{};
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

/// A header block holds nothing but fields, of which two are well known or one stands first; replies such as
/// `smtp: 550 no` or `host mx.example said: …` do not.
bool is_mail(std::string_view text) {
  std::string_view line = next_filled_line(text);
  if (line.starts_with("From ") && line.contains(':') && line.contains(' ')) line = next_line(text);
  const bool begins_well = is_mail_header(header_name(line));
  std::size_t known = 0;
  for (; !line.empty(); line = next_line(text)) {
    if (line.starts_with(' ') || line.starts_with('\t')) continue;
    const auto name = header_name(line);
    if (name.empty()) break;
    if (is_mail_header(name)) ++known;
  }
  return known >= 2 || (begins_well && line.empty());
}

struct Signature {
  std::string_view bytes;
  std::string_view what;
};

constexpr Signature kSignatures[] = {
    {"\x1f\x8b", "gzip data; decompress it first"},
    {"\x28\xb5\x2f\xfd", "zstd data; decompress it first"},
    {"BZh", "bzip2 data; decompress it first"},
    {"\xfd"
     "7zXZ",
     "xz data; decompress it first"},
    {"PK\x03\x04", "a zip archive; unpack it first"},
    {"\xff\xfe", "UTF-16 text; convert it to UTF-8 first"},
    {"\xfe\xff", "UTF-16 text; convert it to UTF-8 first"},
    {"\x7f"
     "ELF",
     "a program"},
    {"%PDF-", "a PDF document"},
    {"PAR1", "a Parquet file"},
    {"ARROW1", "an Arrow file"},
};

bool is_binary_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte == 0x7f || (byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\x1b');
}

}  // namespace

Format detect_format(std::string_view beginning, std::string_view) {
  const std::string_view text = trim(beginning);
  if (text.starts_with('{')) return is_pretty_printed(text) ? Format::json_array : Format::ndjson;
  if (text.starts_with('[') && is_array_of_containers(text)) return Format::json_array;
  return is_mail(text) ? Format::mail : Format::replies;
}

std::string describe_binary(std::string_view beginning) {
  for (const auto& [bytes, what] : kSignatures)
    if (beginning.starts_with(bytes)) return std::string(what);
  const auto controls = static_cast<std::size_t>(std::ranges::count_if(beginning, is_binary_control));
  // Text of real servers holds a stray NUL or escape; a tenth of all bytes is far from any text.
  if (controls * 10 <= beginning.size()) return {};
  return fmt::format("binary data ({} of its first {} bytes are control characters)", controls, beginning.size());
}

}  // namespace carom::ingest
