// The result is never longer than the source, so that it is written in one go.
#include "ingest/json/json_unescape.h"

#include <cstring>

#include "support/json_escape.h"
#include "support/utf8.h"

namespace carom::ingest {
namespace {

/// Takes the escape off the front of `text`, which begins with its backslash; null when it is none, or of a surrogate.
char* put_escaped(char* out, std::string_view& text) {
  if (const char c = text.size() > 1 ? json_escape_meaning(text[1]) : '\0'; c != 0) {
    text.remove_prefix(2);
    *out = c;
    return out + 1;
  }
  const auto unicode = read_json_unicode_escape(text);
  if (!unicode || !unicode->code_point || *unicode->code_point > 0xFFFF) return nullptr;
  text.remove_prefix(unicode->size);
  return put_utf8(out, *unicode->code_point);
}

}  // namespace

std::optional<std::string_view> unescape_json(std::string_view escaped, TextArena& arena) {
  char* const begin = arena.reserve(escaped.size());
  char* out = begin;
  for (;;) {
    const std::string_view plain = escaped.substr(0, escaped.find('\\'));
    std::memcpy(out, plain.data(), plain.size());
    out += plain.size();
    escaped.remove_prefix(plain.size());
    if (escaped.empty()) break;
    out = put_escaped(out, escaped);
    if (out == nullptr) return std::nullopt;
  }
  const std::string_view text(begin, static_cast<std::size_t>(out - begin));
  arena.commit(text.size());
  return text;
}

}  // namespace carom::ingest
