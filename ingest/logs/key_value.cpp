// Values hold commas only in quoted local parts, which do not matter here.
#include "ingest/logs/key_value.h"

#include <cstddef>

namespace carom::ingest::logs {

std::string_view value_of(std::string_view fields, std::string_view key) {
  for (std::size_t at = fields.find(key); at != std::string_view::npos; at = fields.find(key, at + 1)) {
    const bool begins_field = at == 0 || fields[at - 1] == ' ';
    if (!begins_field) continue;
    const std::string_view value = fields.substr(at + key.size());
    return value.substr(0, value.find(", "));
  }
  return {};
}

}  // namespace carom::ingest::logs
