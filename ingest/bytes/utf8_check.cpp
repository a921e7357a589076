// simdjson does it; this keeps its header out of every other file.
#include "ingest/bytes/utf8_check.h"

#include <simdjson.h>

namespace carom::ingest {

bool is_utf8(std::string_view bytes) {
  return simdjson::validate_utf8(bytes.data(), bytes.size());
}

}  // namespace carom::ingest
