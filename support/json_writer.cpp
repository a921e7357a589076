#include "support/json_writer.h"

#include <array>
#include <charconv>
#include <cmath>

#include "support/check.h"
#include "support/utf8.h"

namespace carom {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// The two-letter escapes of RFC 8259 section 7; 0 where there is none.
constexpr char short_escape(char c) {
  switch (c) {
    case '"':
    case '\\':
      return c;
    case '\b':
      return 'b';
    case '\f':
      return 'f';
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    default:
      return 0;
  }
}

constexpr std::string_view kHex = "0123456789abcdef";

void append_ascii(std::string& out, char c) {
  if (const char letter = short_escape(c)) {
    out += '\\';
    out += letter;
  } else if (static_cast<unsigned char>(c) < 0x20U || c == 0x7F) {
    out += "\\u00";
    out += kHex[static_cast<unsigned char>(c) >> 4U];
    out += kHex[static_cast<unsigned char>(c) & 0xFU];
  } else {
    out += c;
  }
}

// C1 controls move the cursor of some terminals, and bidirectional controls reorder what a person sees there; JSON may
// spell both as escapes.
constexpr bool acts_on_terminals(char32_t c) {
  return (c >= 0x80 && c <= 0x9F) || (c >= 0x200E && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

void append_escape(std::string& out, char32_t c) {
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += kHex[(c >> static_cast<unsigned>(shift)) & 0xFU];
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t i = 0; i < text.size();) {
    const Utf8Step step = decode_utf8(text, i);
    if (!step.code_point)
      out += kReplacement;
    else if (step.size == 1)
      append_ascii(out, text[i]);
    else if (acts_on_terminals(*step.code_point))
      append_escape(out, *step.code_point);
    else
      out += text.substr(i, step.size);
    i += step.size;
  }
  out += '"';
}

JsonWriter& JsonWriter::key(std::string_view name) {
  CAROM_CHECK(!levels_.empty() && levels_.back().closer == '}' && !after_key_, "a JSON key outside an object");
  separate();
  append_json_string(out_, name);
  out_ += indent_ == 0 ? ":" : ": ";
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view text) {
  begin_value();
  append_json_string(out_, text);
  return *this;
}

JsonWriter& JsonWriter::number(double value) {
  if (!std::isfinite(value)) return null();
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  return raw({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

JsonWriter& JsonWriter::raw(std::string_view token) {
  begin_value();
  out_ += token;
  return *this;
}

JsonWriter& JsonWriter::open(char opener) {
  begin_value();
  out_ += opener;
  levels_.push_back({opener == '{' ? '}' : ']', true});
  return *this;
}

JsonWriter& JsonWriter::close(char closer) {
  CAROM_CHECK(!levels_.empty() && levels_.back().closer == closer && !after_key_, "JSON brackets that do not nest");
  const bool empty = levels_.back().empty;
  levels_.pop_back();
  if (!empty) break_line();
  out_ += closer;
  return *this;
}

void JsonWriter::begin_value() {
  CAROM_CHECK(after_key_ || levels_.empty() || levels_.back().closer == ']', "a JSON member without a key");
  if (!after_key_) separate();
  after_key_ = false;
}

void JsonWriter::separate() {
  if (levels_.empty()) return;
  if (!levels_.back().empty) out_ += ',';
  levels_.back().empty = false;
  break_line();
}

void JsonWriter::break_line() {
  if (indent_ == 0) return;
  out_ += '\n';
  out_.append(levels_.size() * indent_, ' ');
}

}  // namespace carom
