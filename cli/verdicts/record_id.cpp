// Ids are kept as JSON tokens; a string's escapes are resolved for people to read.
#include "cli/verdicts/record_id.h"

#include <string_view>

#include "support/json_escape.h"
#include "support/utf8.h"

namespace carom::cli {
namespace {

std::string characters_of(std::string_view json) {
  std::string text;
  while (!json.empty()) {
    std::size_t taken = 1;
    if (const auto unicode = read_json_unicode_escape(json)) {
      append_utf8(unicode->code_point.value_or(U'\uFFFD'), text);
      taken = unicode->size;
    } else if (json.front() == '\\' && json.size() > 1) {
      const char meaning = json_escape_meaning(json[1]);
      text += meaning == 0 ? json[1] : meaning;
      taken = 2;
    } else {
      text += json.front();
    }
    json.remove_prefix(taken);
  }
  return text;
}

}  // namespace

std::string record_id(const core::Record& record) {
  if (record.id.empty()) return std::to_string(record.number);
  if (record.id.size() < 2 || record.id.front() != '"') return std::string(record.id);
  return characters_of(record.id.substr(1, record.id.size() - 2));
}

}  // namespace carom::cli
