// A level knows what closes it and whether it is empty yet; what does not nest is a defect of ours.
#include "support/json_writer.h"

#include <array>
#include <charconv>
#include <cmath>

#include "support/check.h"
#include "support/json_string.h"

namespace carom {

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
