// One pass that changes only what no parser takes.
#include "ingest/json/json_repair.h"

#include "ingest/bytes/utf8_check.h"
#include "ingest/bytes/windows_1252.h"
#include "support/json_escape.h"

namespace carom::ingest {
namespace {

/// Appends the escape at the beginning of `text`, repaired; the number of bytes it took.
std::size_t append_escape(std::string_view text, std::string& out) {
  if (const auto unicode = read_json_unicode_escape(text)) {
    out += unicode->code_point ? text.substr(0, unicode->size) : "\\ufffd";
    return unicode->size;
  }
  if (text.size() > 1 && json_escape_meaning(text[1]) != 0) {
    out += text.substr(0, 2);
    return 2;
  }
  out += "\\\\";
  return 1;
}

}  // namespace

std::string repair_json(std::string_view json) {
  const std::string text = as_utf8(std::string(json));
  std::string repaired;
  repaired.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\\') {
      at += append_escape(std::string_view(text).substr(at), repaired);
    } else {
      // Raw controls are white space outside of strings and forbidden inside; a space fits both places.
      repaired += static_cast<unsigned char>(text[at]) < 0x20 ? ' ' : text[at];
      ++at;
    }
  }
  return repaired;
}

}  // namespace carom::ingest
