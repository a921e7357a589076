// Which member is which field: by the names that fields go by, else by what the values look like.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "ingest/guess/survey.h"
#include "ingest/records/record_builder.h"

namespace carom::ingest::guess {

struct GuessedField {
  Slot slot = Slot::id;
  std::string_view name;              ///< its canonical one
  std::string_view purpose;           ///< for people
  std::optional<std::size_t> member;  ///< its number in the survey; nothing: none was found
};

/// Every field once, in the order of field_purposes.def; no member for two of them. A guess: the same for the same
/// survey, and no more than that.
[[nodiscard]] std::vector<GuessedField> guess_map(const Survey& survey);

}  // namespace carom::ingest::guess
