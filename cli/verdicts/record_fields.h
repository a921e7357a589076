// What a record holds beside text, code and status, as words under the names that rules use.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runtime/core/record.h"

namespace carom::cli {

struct RecordField {
  std::string_view name;  ///< lives as long as the record
  std::string value;
};

/// Those that its source gave, declared ones last.
[[nodiscard]] std::vector<RecordField> record_fields(const core::Record& record);

}  // namespace carom::cli
