// A hash of parts with their lengths, so that none of them runs into the next.
#include "runtime/suppression/identity.h"

#include <xxhash.h>

#include <bit>
#include <initializer_list>
#include <string>
#include <string_view>

#include "runtime/suppression/folded.h"

namespace carom::suppression {
namespace {

std::int64_t hash_of(std::initializer_list<std::string_view> parts) {
  std::string bytes;
  for (const std::string_view part : parts) bytes.append(std::to_string(part.size())).append(1, ':').append(part);
  return std::bit_cast<std::int64_t>(XXH3_64bits(bytes.data(), bytes.size()));
}

std::string number_or_nothing(std::optional<std::int64_t> number) {
  return number ? std::to_string(*number) : std::string();
}

}  // namespace

std::int64_t identity_of(const core::Record& record, std::optional<std::int64_t> time) {
  if (record.origin != nullptr && !record.origin->event_id.empty())
    return hash_of({"event", record.esp_name, record.origin->event_id, folded(record.recipient)});
  const std::string code = number_or_nothing(record.code);
  const std::string_view message = record.origin != nullptr ? record.origin->message_id : std::string_view();
  const std::string_view place = time ? std::string_view() : record.file;
  const std::string number = time ? std::string() : std::to_string(record.number);
  return hash_of({"record", folded(record.recipient), folded(record.recipient_domain), number_or_nothing(time), code,
                  record.text, record.esp_name, record.host, message, place, number});
}

std::int64_t identity_of_import(std::int64_t time, bool is_guarded) {
  return hash_of({"import", std::to_string(time), is_guarded ? "guarded" : ""});
}

}  // namespace carom::suppression
