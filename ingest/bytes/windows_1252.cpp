// The table is support's, which normalisation reads too.
#include "ingest/bytes/windows_1252.h"

#include <utility>

#include "ingest/bytes/utf8_check.h"
#include "support/utf8.h"
#include "support/windows_1252.h"

namespace carom::ingest {

std::string utf8_from_windows_1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) append_utf8(windows_1252_code_point(c), text);
  return text;
}

std::string as_utf8(std::string bytes) {
  return is_utf8(bytes) ? std::move(bytes) : utf8_from_windows_1252(bytes);
}

}  // namespace carom::ingest
