// Reads on where a strict parser would stop: damaged fields belong to the field before them.
#include "ingest/mail/header_block.h"

#include <algorithm>

#include "ingest/mail/mime_decode.h"
#include "ingest/records/value_spellings.h"
#include "support/ascii.h"

namespace carom::ingest {
namespace {

// More than any mail has; further fields are passed over.
constexpr std::size_t kMaxFields = 2000;
// Longer values are cut: a report's field is a line or a few, and only hostile mails come near this.
constexpr std::size_t kMaxValueBytes = std::size_t{256} << 10;

/// RFC 5322 allows any printable character in a name. Real ones keep to these, while a line that goes on with the
/// field before it without being indented often begins `mx.a.example: …`.
bool is_name_char(char c) {
  return is_word_character(c) || c == '-';
}

std::string_view field_name(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || !is_name_char(line.front())) return {};
  const auto name = trim(line.substr(0, colon));
  return std::ranges::all_of(name, is_name_char) ? name : std::string_view{};
}

bool equal_ignoring_case(std::string_view name, std::string_view lower_case) {
  return name.size() == lower_case.size() && to_lower(name) == lower_case;
}

/// The three digits of the reply code that a diagnostic code begins with, also behind `smtp;`.
std::string_view leading_code(std::string_view value) {
  const std::size_t digits = value.find_first_of("0123456789");
  if (digits == std::string_view::npos || digits + 3 > value.size()) return {};
  const auto before = trim(value.substr(0, digits));
  const auto code = value.substr(digits, 3);
  const bool is_code = (before.empty() || before.ends_with(';')) && parse_reply_code(code);
  return is_code ? code : std::string_view{};
}

bool repeats_code(std::string_view line, std::string_view code) {
  return !code.empty() && line.starts_with(code) && (line.size() == 3 || line[3] == '-' || line[3] == ' ');
}

}  // namespace

std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::string_view take_filled_line(std::string_view& text) {
  while (!text.empty())
    if (const std::string_view line = take_line(text); !trim(line).empty()) return line;
  return {};
}

HeaderBlock HeaderBlock::take_from(std::string_view& text) {
  HeaderBlock block;
  std::string_view rest = text;
  bool is_full = false;
  while (!rest.empty()) {
    const auto line = take_line(rest);
    if (trim(line).empty()) break;
    const auto name = field_name(line);
    if (name.empty() && block.empty()) return block;
    is_full = is_full || (!name.empty() && block.fields_.size() == kMaxFields);
    if (is_full) continue;
    if (!name.empty()) block.fields_.push_back({name, line.substr(line.find(':') + 1)});
    Field& last = block.fields_.back();
    last.value = {last.value.data(), static_cast<std::size_t>(line.data() + line.size() - last.value.data())};
  }
  text = rest;
  return block;
}

std::string_view HeaderBlock::raw(std::string_view lower_case_name) const {
  for (const Field& field : fields_)
    if (equal_ignoring_case(field.name, lower_case_name)) return trim(field.value).substr(0, kMaxValueBytes);
  return {};
}

std::string HeaderBlock::value(std::string_view lower_case_name) const {
  return decode_words(unfold(raw(lower_case_name)));
}

std::string unfold(std::string_view value) {
  const auto code = leading_code(value);
  std::string unfolded;
  while (!value.empty()) {
    const auto line = trim(take_line(value));
    if (!unfolded.empty() && !line.empty()) unfolded += repeats_code(line, code) ? '\n' : ' ';
    unfolded += line;
  }
  return unfolded;
}

}  // namespace carom::ingest
