// A record's name for people: its own id without JSON quotes, else its number.
#pragma once

#include <string>

#include "runtime/core/record.h"

namespace carom::cli {

[[nodiscard]] inline std::string record_id(const core::Record& record) {
  if (record.id.empty()) return std::to_string(record.number);
  if (record.id.size() >= 2 && record.id.front() == '"') return std::string(record.id.substr(1, record.id.size() - 2));
  return std::string(record.id);
}

}  // namespace carom::cli
