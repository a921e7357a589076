// All that a record views, so that a sanitizer sees views of what is gone.
#pragma once

#include <string>
#include <string_view>

#include "runtime/core/record.h"

namespace carom::fuzz {

/// Copies each text, with a line end.
inline void append_viewed_texts(const core::Record& record, std::string& to) {
  const auto put = [&to](std::string_view text) { to.append(text).append(1, '\n'); };
  for (const std::string_view text : {record.id, record.file, record.text, record.host, record.ip, record.recipient,
                                      record.recipient_domain, record.from_domain, record.esp_name, record.esp_class})
    put(text);
  for (const core::DeclaredValue& declared : record.declared) {
    put(declared.name);
    put(declared.value);
  }
  if (record.origin == nullptr) return;
  for (const std::string_view text :
       {record.origin->timestamp, record.origin->event_id, record.origin->message_id, record.origin->label})
    put(text);
}

}  // namespace carom::fuzz
