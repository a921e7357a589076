// What was found and what was expected, for what stands where a JSON object should.
#include "ingest/json/json_reason.h"

#include <fmt/format.h>
#include <simdjson.h>

#include "ingest/records/value_spellings.h"

namespace carom::ingest {
namespace {

std::string_view describe(std::string_view json) {
  json = trim(json);
  const char first = json.empty() ? '\0' : json.front();
  if (first == '[') return "a JSON array";
  if (first == '"') return "a JSON string";
  if ((first >= '0' && first <= '9') || first == '-') return "a number";
  return "text that is not JSON";
}

}  // namespace

std::string reason_no_object(int error, std::string_view json) {
  if (!trim(json).starts_with('{')) return fmt::format("found {}, expected a JSON object", describe(json));
  switch (static_cast<simdjson::error_code>(error)) {
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
    case simdjson::UNCLOSED_STRING:
      return "the text does not end with the closing brace of its object, expected one whole JSON object";
    case simdjson::TRAILING_CONTENT:
      return "found more text behind the JSON object, expected only one object";
    case simdjson::DEPTH_ERROR:
      return "the JSON object is nested too deep; expected at most 1024 levels";
    default:
      return fmt::format("found a damaged JSON object ({}), expected one as RFC 8259 defines it",
                         simdjson::error_message(static_cast<simdjson::error_code>(error)));
  }
}

}  // namespace carom::ingest
